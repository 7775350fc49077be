using './main.bicep'

// Development: public endpoints, smallest sizes, everything may be thrown away.
param environmentName = 'dev'
param location = readEnvironmentVariable('AZURE_LOCATION', 'eastus2')
param owner = readEnvironmentVariable('OWNER', 'customer-operations')
param costCenter = readEnvironmentVariable('COST_CENTER', 'customer-operations')

param publicNetworkAccess = 'Enabled'
param zoneRedundant = false

param serviceBusSku = 'Standard'
param cosmosBackupTier = 'Continuous7Days'
param cosmosMaximumThroughput = {
  accounts: 1000
  outages: 1000
  premises: 1000
  keys: 1000
}

param durableSchedulerSku = 'Consumption'
param durableRetentionDays = 7

param scale = {
  bank: {
    maximumInstanceCount: 40
    instanceMemoryMB: 2048
    alwaysReady: []
  }
  intake: {
    maximumInstanceCount: 40
    instanceMemoryMB: 2048
    alwaysReady: []
  }
  orchestrations: {
    maximumInstanceCount: 40
    instanceMemoryMB: 2048
    alwaysReady: []
  }
  staff: {
    maximumInstanceCount: 40
    instanceMemoryMB: 2048
    alwaysReady: []
  }
}

param logRetentionDays = 30
param logDailyCapGb = 2
param alertEmails = [readEnvironmentVariable('ALERT_EMAIL', 'customer-operations@example.org')]
param monthlyBudget = 300
param budgetStartDate = readEnvironmentVariable('BUDGET_START', '2026-12-01')

// The default signs nobody in: staff endpoints refuse everybody until the registration's id is given.
param staffSignInClientId = readEnvironmentVariable('STAFF_SIGN_IN_CLIENT_ID', '00000000-0000-0000-0000-000000000000')
param mailEndpoint = readEnvironmentVariable('MAIL_ENDPOINT', '')
param mailSender = readEnvironmentVariable('MAIL_SENDER', '')
param sendsToTeams = bool(readEnvironmentVariable('SENDS_TO_TEAMS', 'false'))
param identityBaseAddress = readEnvironmentVariable('IDENTITY_BASE_ADDRESS', 'https://identity.invalid/')
param fieldCrewsBaseAddress = readEnvironmentVariable('FIELD_CREWS_BASE_ADDRESS', 'https://field-crews.invalid/')
param creditBureauBaseAddress = readEnvironmentVariable('CREDIT_BUREAU_BASE_ADDRESS', 'https://credit-bureau.invalid/')
param addressAuthorityBaseAddress = readEnvironmentVariable('ADDRESS_AUTHORITY_BASE_ADDRESS', 'https://address-authority.invalid/')
param permitOfficeBaseAddress = readEnvironmentVariable('PERMIT_OFFICE_BASE_ADDRESS', 'https://permit-office.invalid/')
param weatherBaseAddress = readEnvironmentVariable('WEATHER_BASE_ADDRESS', 'https://weather.invalid/')
param payerAccountsBaseAddress = readEnvironmentVariable('PAYER_ACCOUNTS_BASE_ADDRESS', 'https://bank-tokens.invalid/')

// Who publishes to which queue, each as its record in Policies/partners.json says. Without a principal a partner has no access to the
// bus, without a client none over HTTP.
param partners = [
  { name: 'portal', principalId: readEnvironmentVariable('PORTAL_PRINCIPAL_ID', ''), clientId: readEnvironmentVariable('PORTAL_CLIENT_ID', ''), sendsTo: ['service-requests', 'payments', 'outage-reports'] }
  { name: 'ivr', principalId: readEnvironmentVariable('IVR_PRINCIPAL_ID', ''), clientId: readEnvironmentVariable('IVR_CLIENT_ID', ''), sendsTo: ['payments', 'outage-reports'] }
  { name: 'call-center', principalId: readEnvironmentVariable('CALL_CENTER_PRINCIPAL_ID', ''), clientId: readEnvironmentVariable('CALL_CENTER_CLIENT_ID', ''), sendsTo: ['outage-reports'] }
  { name: 'builder-portal', principalId: readEnvironmentVariable('BUILDER_PORTAL_PRINCIPAL_ID', ''), clientId: readEnvironmentVariable('BUILDER_PORTAL_CLIENT_ID', ''), sendsTo: ['service-requests'] }
  { name: 'cashiers', principalId: readEnvironmentVariable('CASHIERS_PRINCIPAL_ID', ''), clientId: readEnvironmentVariable('CASHIERS_CLIENT_ID', ''), sendsTo: ['payments'] }
  { name: 'lockbox', principalId: readEnvironmentVariable('LOCKBOX_PRINCIPAL_ID', ''), clientId: readEnvironmentVariable('LOCKBOX_CLIENT_ID', ''), sendsTo: ['payments'] }
  { name: 'bank', principalId: readEnvironmentVariable('BANK_PRINCIPAL_ID', ''), clientId: readEnvironmentVariable('BANK_CLIENT_ID', ''), sendsTo: ['payments'] }
  { name: 'pay-agents', principalId: readEnvironmentVariable('PAY_AGENTS_PRINCIPAL_ID', ''), clientId: readEnvironmentVariable('PAY_AGENTS_CLIENT_ID', ''), sendsTo: ['payments'] }
  { name: 'kiosks', principalId: readEnvironmentVariable('KIOSKS_PRINCIPAL_ID', ''), clientId: readEnvironmentVariable('KIOSKS_CLIENT_ID', ''), sendsTo: ['payments'] }
  { name: 'assistance', principalId: readEnvironmentVariable('ASSISTANCE_PRINCIPAL_ID', ''), clientId: readEnvironmentVariable('ASSISTANCE_CLIENT_ID', ''), sendsTo: ['payments'] }
  { name: 'cis', principalId: readEnvironmentVariable('CIS_PRINCIPAL_ID', ''), clientId: readEnvironmentVariable('CIS_CLIENT_ID', ''), sendsTo: ['bills'] }
  { name: 'metering', principalId: readEnvironmentVariable('METERING_PRINCIPAL_ID', ''), clientId: readEnvironmentVariable('METERING_CLIENT_ID', ''), sendsTo: ['outage-reports'] }
  { name: 'permit-office', principalId: readEnvironmentVariable('PERMIT_OFFICE_PRINCIPAL_ID', ''), clientId: readEnvironmentVariable('PERMIT_OFFICE_CLIENT_ID', ''), sendsTo: ['permit-events'] }
  { name: 'security-desk', principalId: readEnvironmentVariable('SECURITY_DESK_PRINCIPAL_ID', ''), clientId: readEnvironmentVariable('SECURITY_DESK_CLIENT_ID', ''), sendsTo: ['security-events'] }
  { name: 'work-management', principalId: readEnvironmentVariable('WORK_MANAGEMENT_PRINCIPAL_ID', ''), clientId: readEnvironmentVariable('WORK_MANAGEMENT_CLIENT_ID', ''), sendsTo: ['field-results'] }
]
