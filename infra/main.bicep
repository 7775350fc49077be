targetScope = 'subscription'

type Partner = {
  @description('As in its record, Policies/partners.json.')
  @minLength(1)
  name: string

  @description('Object id of its service principal; empty for a partner that has no access here.')
  @maxLength(36)
  principalId: string

  @description('Client id of its Entra application, by which it is known over HTTP; empty for a partner that has no access here.')
  @maxLength(36)
  clientId: string

  @description('Queues of servicebus.json it may send to, and no other.')
  @minLength(1)
  sendsTo: string[]
}

type AlwaysReady = {
  @description('http, durable, or function:NAME: the group of functions that scales together.')
  name: string

  @minValue(1)
  instanceCount: int
}

type Scale = {
  @minValue(40)
  @maxValue(1000)
  maximumInstanceCount: int

  instanceMemoryMB: 512 | 2048 | 4096
  alwaysReady: AlwaysReady[]
}

@description('Which environment; part of every name and tag.')
@allowed(['dev', 'test', 'prod'])
param environmentName string

@description('Region of everything. Flex Consumption and the Durable Task Scheduler must both be offered there.')
param location string = deployment().location

@description('Short name of the product; part of every name.')
@minLength(3)
@maxLength(10)
param workload string = 'utility'

@description('Who answers for the cost and for an incident; becomes a tag.')
param owner string

@description('Cost center; becomes a tag.')
param costCenter string

@description('Disabled: every service is reached through a private endpoint only, and the apps join the virtual network.')
@allowed(['Enabled', 'Disabled'])
param publicNetworkAccess string

@description('Address space of the virtual network, a /22; used where public network access is disabled.')
param addressSpace string = '10.40.0.0/22'

@description('Spread storage, Cosmos DB, Service Bus and the function plans over availability zones.')
param zoneRedundant bool

@description('Standard for dev and test; Premium for private endpoints, large messages and a storm.')
@allowed(['Standard', 'Premium'])
param serviceBusSku string

@description('Messaging units of a Premium namespace in quiet times.')
@allowed([1, 2, 4, 8, 16])
param serviceBusMinimumUnits int = 1

@description('Messaging units autoscale may reach.')
@allowed([1, 2, 4, 8, 16])
param serviceBusMaximumUnits int = 4

@description('ISO 8601. Replaces the time to live in servicebus.json, which the emulator caps at one hour.')
param messageTimeToLive string = 'P14D'

@description('A second region Cosmos DB replicates and fails over to; empty for none.')
param cosmosSecondaryLocation string = ''

@description('How far back Cosmos DB can be restored to any second.')
@allowed(['Continuous7Days', 'Continuous30Days'])
param cosmosBackupTier string

@description('Autoscale ceiling in RU/s of each container; it idles at a tenth.')
param cosmosMaximumThroughput {
  accounts: int
  outages: int
  premises: int
  keys: int
}

@description('Where durable orchestrations keep their state.')
@allowed(['DurableTaskScheduler', 'AzureStorage'])
param durableBackend string = 'DurableTaskScheduler'

@description('Dedicated has private endpoints and reserved capacity; Consumption is paid by the action.')
@allowed(['Consumption', 'Dedicated'])
param durableSchedulerSku string

@description('Capacity units of a Dedicated scheduler; three for high availability.')
@minValue(1)
param durableSchedulerCapacity int = 1

@description('Days until messages to staff are deleted. They hold approval links, and are of use only as long as somebody may ask whether one came.')
@minValue(1)
param messagesDeletedAfterDays int = 90

@description('Days until a letter becomes cheaper to keep and dearer to read. Letters are records: none is deleted. Customers ask about one while its bill or its review is open.')
@minValue(1)
param lettersCoolAfterDays int = 90

@description('Days until a letter left in the print-and-mail house\'s folder is deleted. The house deletes what it took; the record is in letters.')
@minValue(1)
param printCopiesDeletedAfterDays int = 180

@description('Days until a file that a bank sent is deleted. It holds bank account numbers, and is of use only until all of it is posted or returned to the bank.')
@minValue(1)
param bankFilesDeletedAfterDays int = 60

@description('Days a finished orchestration stays before the scheduler purges it.')
param durableRetentionDays int

@description('Instances of each app.')
param scale {
  bank: Scale
  intake: Scale
  orchestrations: Scale
  staff: Scale
}

@description('Days logs stay searchable.')
param logRetentionDays int

@description('GB a day after which logging stops; -1 for no cap.')
param logDailyCapGb int

@description('Addresses every alert and the budget write to.')
@minLength(1)
param alertEmails string[]

@description('Budget of the resource group, in the currency of the subscription, a month.')
param monthlyBudget int

@description('First day of the month the budget starts in; it cannot be moved once the budget exists.')
param budgetStartDate string

@description('Client id of the Entra app registration of staff sign-in (identity/staff-app-registration.json).')
@minLength(36)
@maxLength(36)
param staffSignInClientId string

@description('Scheme and host people open approval links at, without a path; empty for the staff app\'s own.')
param publicAddress string = ''

@description('https address of the Communication Services resource that sends mail; empty for none.')
param mailEndpoint string = ''

@description('Whom mail comes from: a MailFrom address of a domain connected to that resource. Given and left out together with mailEndpoint.')
param mailSender string = ''

@description('Whether messages go to Teams too, by the workflow whose address is the vault\'s secret teams-webhook.')
param sendsToTeams bool = false

@description('Base address of the identity verification service, ending in a slash.')
param identityBaseAddress string

@description('Base address of the field crews\' system, ending in a slash.')
param fieldCrewsBaseAddress string

@description('Base address of the credit bureau, ending in a slash.')
param creditBureauBaseAddress string

@description('Base address of the address authority, ending in a slash.')
param addressAuthorityBaseAddress string

@description('Base address of the permit office, ending in a slash.')
param permitOfficeBaseAddress string

@description('Base address of the forecast feed, ending in a slash.')
param weatherBaseAddress string
@description('Base address of the service that keeps customers\' bank accounts, ending in a slash.')
param payerAccountsBaseAddress string

@description('Who publishes to the intake queues from outside, and to which: a lockbox vendor sends payments, not permits.')
param partners Partner[] = []

var tags = {
  workload: workload
  environment: environmentName
  owner: owner
  'cost-center': costCenter
  'azd-env-name': environmentName
}
var suffix = take(uniqueString(subscription().id, workload, environmentName), 6)
var names = {
  resourceGroup: 'rg-${workload}-${environmentName}'
  network: 'vnet-${workload}-${environmentName}'
  logs: 'log-${workload}-${environmentName}'
  applicationInsights: 'appi-${workload}-${environmentName}'
  serviceBus: 'sb-${workload}-${environmentName}-${suffix}'
  cosmos: 'cosmos-${workload}-${environmentName}-${suffix}'
  durable: 'dts-${workload}-${environmentName}-${suffix}'
  documentStorage: take('stdoc${environmentName}${replace(workload, '-', '')}${suffix}', 24)
  durableStorage: take('stdur${environmentName}${replace(workload, '-', '')}${suffix}', 24)
  keyVault: take('kv-${environmentName}-${suffix}-${workload}', 24)
  staffApp: 'func-${workload}-staff-${environmentName}-${suffix}'
}
var usesScheduler = durableBackend == 'DurableTaskScheduler'
var isPrivate = publicNetworkAccess == 'Disabled'
var taskHubName = 'customeroperations'
var apps = any(loadJsonContent('apps.json'))
var allFunctions = union(flatten(map(apps, app => app.functions)), [])

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: names.resourceGroup
  location: location
  tags: tags
}

module network 'modules/network.bicep' = if (isPrivate) {
  name: 'network'
  scope: group
  params: {
    name: names.network
    location: location
    tags: tags
    addressSpace: addressSpace
    appNames: map(apps, app => app.name)
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    workspaceName: names.logs
    applicationInsightsName: names.applicationInsights
    location: location
    tags: tags
    retentionDays: logRetentionDays
    dailyCapGb: logDailyCapGb
    publicNetworkAccess: publicNetworkAccess
    endpointSubnetId: isPrivate ? network!.outputs.endpointSubnetId : ''
    privateDnsZoneIds: isPrivate ? network!.outputs.privateDnsZoneIds : {}
  }
}

module serviceBus 'modules/service-bus.bicep' = {
  name: 'service-bus'
  scope: group
  params: {
    name: names.serviceBus
    location: location
    tags: tags
    skuName: serviceBusSku
    minimumUnits: serviceBusMinimumUnits
    maximumUnits: serviceBusMaximumUnits
    messageTimeToLive: messageTimeToLive
    zoneRedundant: zoneRedundant
    publicNetworkAccess: publicNetworkAccess
    workspaceId: monitoring.outputs.workspaceId
    endpointSubnetId: isPrivate ? network!.outputs.endpointSubnetId : ''
    privateDnsZoneIds: isPrivate ? network!.outputs.privateDnsZoneIds : {}
  }
}

module cosmos 'modules/cosmos.bicep' = {
  name: 'cosmos'
  scope: group
  params: {
    name: names.cosmos
    location: location
    secondaryLocation: cosmosSecondaryLocation
    tags: tags
    zoneRedundant: zoneRedundant
    backupTier: cosmosBackupTier
    maximumThroughput: cosmosMaximumThroughput
    publicNetworkAccess: publicNetworkAccess
    workspaceId: monitoring.outputs.workspaceId
    endpointSubnetId: isPrivate ? network!.outputs.endpointSubnetId : ''
    privateDnsZoneIds: isPrivate ? network!.outputs.privateDnsZoneIds : {}
  }
}

module durable 'modules/durable-task.bicep' = if (usesScheduler) {
  name: 'durable-task'
  scope: group
  params: {
    name: names.durable
    taskHubName: taskHubName
    location: location
    tags: tags
    skuName: durableSchedulerSku
    capacity: durableSchedulerCapacity
    retentionDays: durableRetentionDays
    publicNetworkAccess: publicNetworkAccess
    endpointSubnetId: isPrivate ? network!.outputs.endpointSubnetId : ''
    privateDnsZoneIds: isPrivate ? network!.outputs.privateDnsZoneIds : {}
  }
}

module durableStorage 'modules/storage.bicep' = if (!usesScheduler) {
  name: 'durable-storage'
  scope: group
  params: {
    name: names.durableStorage
    location: location
    tags: tags
    skuName: zoneRedundant ? 'Standard_ZRS' : 'Standard_LRS'
    containers: []
    privateServices: ['blob', 'queue', 'table']
    keepDeletedDays: 0
    lifecycleRules: []
    logsReadsAndWrites: false
    publicNetworkAccess: publicNetworkAccess
    workspaceId: monitoring.outputs.workspaceId
    endpointSubnetId: isPrivate ? network!.outputs.endpointSubnetId : ''
    privateDnsZoneIds: isPrivate ? network!.outputs.privateDnsZoneIds : {}
  }
}

module documentStorage 'modules/storage.bicep' = {
  name: 'document-storage'
  scope: group
  params: {
    name: names.documentStorage
    location: location
    tags: tags
    skuName: zoneRedundant ? 'Standard_GZRS' : 'Standard_LRS'
    containers: ['bank-files', 'letters', 'outbox-mail', 'print-and-mail']
    privateServices: ['blob']
    keepDeletedDays: 30
    lifecycleRules: [
      { container: 'bank-files', action: 'delete', afterDays: bankFilesDeletedAfterDays }
      { container: 'letters', action: 'cool', afterDays: lettersCoolAfterDays }
      { container: 'outbox-mail', action: 'delete', afterDays: messagesDeletedAfterDays }
      { container: 'print-and-mail', action: 'delete', afterDays: printCopiesDeletedAfterDays }
    ]
    logsReadsAndWrites: true
    publicNetworkAccess: publicNetworkAccess
    workspaceId: monitoring.outputs.workspaceId
    endpointSubnetId: isPrivate ? network!.outputs.endpointSubnetId : ''
    privateDnsZoneIds: isPrivate ? network!.outputs.privateDnsZoneIds : {}
  }
}

module keyVault 'modules/key-vault.bicep' = {
  name: 'key-vault'
  scope: group
  params: {
    name: names.keyVault
    location: location
    tags: tags
    publicNetworkAccess: publicNetworkAccess
    workspaceId: monitoring.outputs.workspaceId
    endpointSubnetId: isPrivate ? network!.outputs.endpointSubnetId : ''
    privateDnsZoneIds: isPrivate ? network!.outputs.privateDnsZoneIds : {}
  }
}

module functionApps 'modules/app.bicep' = [
  for app in apps: {
    name: 'app-${app.name}'
    scope: group
    params: {
      appName: app.name
      siteName: 'func-${workload}-${app.name}-${environmentName}-${suffix}'
      planName: 'plan-${workload}-${app.name}-${environmentName}'
      identityName: 'id-${workload}-${app.name}-${environmentName}'
      hostStorageName: take('stfn${take(app.name, 6)}${environmentName}${suffix}${replace(workload, '-', '')}', 24)
      location: location
      tags: tags
      zoneRedundant: zoneRedundant
      disabledFunctions: filter(allFunctions, name => !contains(app.functions, name))
      listensToQueues: app.listensToQueues
      listensToSubscriptions: app.listensToSubscriptions
      sendsToQueues: app.sendsToQueues
      sendsToTopics: app.sendsToTopics
      readsDocuments: app.readsDocuments
      writesDocuments: app.writesDocuments
      readsBlobs: app.readsBlobs
      writesBlobs: app.writesBlobs
      readsSecrets: app.readsSecrets
      isInternetFacing: app.name == 'staff'
      staffSignInClientId: staffSignInClientId
      partnerApplications: join(map(filter(partners, partner => !empty(partner.clientId)), partner => '${partner.name}=${partner.clientId}'), ';')
      scale: scale[app.name]
      serviceBusName: serviceBus.outputs.name
      cosmosName: cosmos.outputs.name
      cosmosDatabaseName: cosmos.outputs.databaseName
      durableSchedulerName: usesScheduler ? durable!.outputs.name : ''
      durableStorageName: usesScheduler ? '' : durableStorage!.outputs.name
      taskHubName: taskHubName
      documentStorageName: documentStorage.outputs.name
      keyVaultName: keyVault.outputs.name
      applicationInsightsName: monitoring.outputs.applicationInsightsName
      workspaceId: monitoring.outputs.workspaceId
      publicAddress: empty(publicAddress) ? 'https://${names.staffApp}.azurewebsites.net' : publicAddress
      mailEndpoint: mailEndpoint
      mailSender: mailSender
      sendsToTeams: sendsToTeams
      identityBaseAddress: identityBaseAddress
      fieldCrewsBaseAddress: fieldCrewsBaseAddress
      creditBureauBaseAddress: creditBureauBaseAddress
      addressAuthorityBaseAddress: addressAuthorityBaseAddress
      permitOfficeBaseAddress: permitOfficeBaseAddress
      weatherBaseAddress: weatherBaseAddress
      payerAccountsBaseAddress: payerAccountsBaseAddress
      publicNetworkAccess: publicNetworkAccess
      appSubnetId: isPrivate ? network!.outputs.appSubnetIds[app.name] : ''
      endpointSubnetId: isPrivate ? network!.outputs.endpointSubnetId : ''
      privateDnsZoneIds: isPrivate ? network!.outputs.privateDnsZoneIds : {}
    }
  }
]

module partnerAccess 'modules/service-bus-access.bicep' = [
  for partner in filter(partners, partner => !empty(partner.principalId)): {
    name: 'partner-access-${partner.name}'
    scope: group
    params: {
      serviceBusName: serviceBus.outputs.name
      principalId: partner.principalId
      ownerOfQueues: []
      ownerOfSubscriptions: []
      senderToQueues: partner.sendsTo
      senderToTopics: []
    }
  }
]

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: {
    actionGroupName: 'ag-${workload}-${environmentName}'
    namePrefix: '${workload}-${environmentName}'
    location: location
    tags: tags
    emails: alertEmails
    serviceBusName: serviceBus.outputs.name
    cosmosName: cosmos.outputs.name
    workspaceId: monitoring.outputs.workspaceId
  }
}

module budget 'modules/budget.bicep' = {
  name: 'budget'
  scope: group
  params: {
    name: 'budget-${workload}-${environmentName}'
    amount: monthlyBudget
    startDate: budgetStartDate
    emails: alertEmails
  }
}

@description('Read by azd and by the runbooks.')
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_LOCATION string = location
output SERVICE_BUS_NAMESPACE string = serviceBus.outputs.fullyQualifiedNamespace
output SERVICE_BUS_NAME string = serviceBus.outputs.name
output COSMOS_ACCOUNT_NAME string = cosmos.outputs.name
output COSMOS_ACCOUNT_ENDPOINT string = cosmos.outputs.endpoint
output KEY_VAULT_NAME string = keyVault.outputs.name
output DURABLE_SCHEDULER_NAME string = usesScheduler ? durable!.outputs.name : ''
output LOG_WORKSPACE_ID string = monitoring.outputs.workspaceId
output STAFF_APP_NAME string = names.staffApp
output APPS array = [for (app, i) in apps: { name: app.name, site: functionApps[i].outputs.siteName, host: functionApps[i].outputs.hostName }]
