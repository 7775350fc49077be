param name string
param planName string

@description('Short name of the app; azd finds the site by it.')
param appName string
param location string
param tags object
param zoneRedundant bool
param identityId string
param identityClientId string
param hostStorageName string
param packageContainer string

@description('Functions of the one code base that run in other apps.')
param disabledFunctions string[]

@description('maximumInstanceCount, instanceMemoryMB and alwaysReady.')
param scale object
param serviceBusName string
param cosmosName string
param cosmosDatabaseName string

@description('The Durable Task Scheduler; empty where the task hub is in storage.')
param durableSchedulerName string

@description('The task hub\'s storage account; empty where it is in the Durable Task Scheduler.')
param durableStorageName string
param taskHubName string
param documentStorageName string
param applicationInsightsName string
param workspaceId string

@description('Whose word the app takes for who calls: Entra only where sign-in stands in front of it.')
@allowed(['Entra', 'None'])
param signInProvider string
param publicAddress string
param mailEndpoint string
param mailSender string

@description('The client id of each partner\'s application: NAME=ID, separated by semicolons.')
param partnerApplications string

@description('A Key Vault reference, never the key itself.')
param accountNumberKey string

@description('A Key Vault reference, never the address itself; empty for no messages to Teams.')
param teamsWebhook string
param identityBaseAddress string
param fieldCrewsBaseAddress string
param creditBureauBaseAddress string
param addressAuthorityBaseAddress string
param permitOfficeBaseAddress string
param weatherBaseAddress string
param payerAccountsBaseAddress string

@allowed(['Enabled', 'Disabled'])
param publicNetworkAccess string

@description('Subnet the app joins; empty where public network access is enabled.')
param appSubnetId string

@description('Subnet of private endpoints; empty where public network access is enabled.')
param endpointSubnetId string
param privateDnsZoneIds object

resource hostStorage 'Microsoft.Storage/storageAccounts@2025-08-01' existing = {
  name: hostStorageName
}

resource documentStorage 'Microsoft.Storage/storageAccounts@2025-08-01' existing = {
  name: documentStorageName
}

resource serviceBus 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: serviceBusName
}

resource cosmos 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' existing = {
  name: cosmosName
}

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' existing = if (!empty(durableSchedulerName)) {
  name: durableSchedulerName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    tier: 'FlexConsumption'
    name: 'FC1'
  }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource site 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': appName })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    publicNetworkAccess: publicNetworkAccess
    virtualNetworkSubnetId: empty(appSubnetId) ? null : appSubnetId
    keyVaultReferenceIdentity: identityId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${hostStorage.properties.primaryEndpoints.blob}${packageContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        maximumInstanceCount: scale.maximumInstanceCount
        instanceMemoryMB: scale.instanceMemoryMB
        alwaysReady: scale.alwaysReady
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
    }
  }
}

var settings = {
  AZURE_CLIENT_ID: identityClientId
  AzureWebJobsStorage__accountName: hostStorage.name
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  // Alerts look for single lines and spans: by default five traces a second are kept, and the logs of those alone.
  OTEL_TRACES_SAMPLER: 'microsoft.fixed_percentage'
  OTEL_TRACES_SAMPLER_ARG: '1.0'
  ServiceBus__fullyQualifiedNamespace: split(split(serviceBus.properties.serviceBusEndpoint, '/')[2], ':')[0]
  ServiceBus__credential: 'managedidentity'
  ServiceBus__clientId: identityClientId
  Cosmos__accountEndpoint: cosmos.properties.documentEndpoint
  Cosmos__database: cosmosDatabaseName
  Cosmos__connectionMode: 'Direct'
  Blobs__serviceUri: documentStorage.properties.primaryEndpoints.blob
  Outbox__sweepSchedule: '*/30 * * * * *'
  BankFiles__sweepSchedule: '0 * * * * *'
  Approvals__publicAddress: publicAddress
  Notifications__mailEndpoint: mailEndpoint
  Notifications__mailSender: mailSender
  Notifications__teamsWebhook: teamsWebhook
  SignIn__provider: signInProvider
  SignIn__partners: partnerApplications
  Accounts__numberKey: accountNumberKey
  Partners__identity__baseAddress: identityBaseAddress
  Partners__identity__timeoutSeconds: '10'
  Partners__fieldCrews__baseAddress: fieldCrewsBaseAddress
  Partners__fieldCrews__timeoutSeconds: '10'
  Partners__creditBureau__baseAddress: creditBureauBaseAddress
  Partners__creditBureau__timeoutSeconds: '10'
  Partners__addressAuthority__baseAddress: addressAuthorityBaseAddress
  Partners__addressAuthority__timeoutSeconds: '10'
  Partners__permitOffice__baseAddress: permitOfficeBaseAddress
  Partners__permitOffice__timeoutSeconds: '10'
  Partners__weather__baseAddress: weatherBaseAddress
  Partners__weather__timeoutSeconds: '10'
  Partners__payerAccounts__baseAddress: payerAccountsBaseAddress
  Partners__payerAccounts__timeoutSeconds: '10'
  TASKHUB_NAME: taskHubName
}

var schedulerSettings = empty(durableSchedulerName)
  ? {}
  : {
      DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${scheduler!.properties.endpoint};TaskHub=${taskHubName};Authentication=ManagedIdentity;ClientID=${identityClientId}'
    }

// host.json names the scheduler. These name storage over it to the host, but not to Flex's scale controller, which reads the file.
var storageProvider = 'AzureFunctionsJobHost__extensions__durableTask__storageProvider'
var taskHubStorageSettings = empty(durableStorageName)
  ? {}
  : {
      TaskHubStorage__accountName: durableStorageName
      TaskHubStorage__credential: 'managedidentity'
      TaskHubStorage__clientId: identityClientId
      '${storageProvider}__type': 'AzureStorage'
      '${storageProvider}__connectionName': 'TaskHubStorage'
      '${storageProvider}__connectionStringName': 'TaskHubStorage'
    }

var disabledSettings = toObject(disabledFunctions, functionName => 'AzureWebJobs.${functionName}.Disabled', functionName => 'true')

resource appSettings 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: site
  name: 'appsettings'
  properties: union(settings, schedulerSettings, taskHubStorageSettings, disabledSettings, {
    // Lets sign-in prove itself with the app's identity where a client secret would otherwise be kept.
    OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identityClientId
  })
}

resource scmCredentials 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: site
  name: 'scm'
  properties: {
    allow: false
  }
}

resource ftpCredentials 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: site
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-log-analytics'
  scope: site
  properties: {
    workspaceId: workspaceId
    // Tokens that are turned away in front of the app never reach its own log.
    logs: signInProvider == 'None'
      ? []
      : [
          {
            category: 'AppServiceAuthenticationLogs'
            enabled: true
          }
        ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

module endpoint 'private-endpoint.bicep' = if (!empty(endpointSubnetId)) {
  name: 'endpoint-${name}'
  params: {
    name: 'pep-${name}'
    location: location
    tags: tags
    targetId: site.id
    groupId: 'sites'
    subnetId: endpointSubnetId
    dnsZoneIds: [privateDnsZoneIds.sites]
  }
}

output siteName string = site.name
output hostName string = site.properties.defaultHostName
