@description('Short name of the app, as in apps.json.')
param appName string
param siteName string
param planName string
param identityName string
param hostStorageName string
param location string
param tags object
param zoneRedundant bool

@description('Functions of the one code base that run in other apps.')
param disabledFunctions string[]
param listensToQueues string[]

@description('As topic/subscription.')
param listensToSubscriptions string[]
param sendsToQueues string[]
param sendsToTopics string[]

@description('Containers of Cosmos DB.')
param readsDocuments string[]
param writesDocuments string[]

@description('Containers of the document storage.')
param readsBlobs string[]
param writesBlobs string[]
param readsSecrets bool

@description('People and portals reach it over HTTP: Entra sign-in stands in front.')
param isInternetFacing bool
param staffSignInClientId string

@description('The client id of each partner\'s application: NAME=ID, separated by semicolons.')
param partnerApplications string
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
param keyVaultName string
param applicationInsightsName string
param workspaceId string
param publicAddress string
param mailEndpoint string
param mailSender string
param sendsToTeams bool
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

var packageContainer = 'app-package'

module identity 'identity.bicep' = {
  name: '${appName}-identity'
  params: {
    name: identityName
    location: location
    tags: tags
  }
}

// One account an app: who may write an app's package may run code as that app.
module hostStorage 'storage.bicep' = {
  name: '${appName}-host-storage'
  params: {
    name: hostStorageName
    location: location
    tags: tags
    skuName: zoneRedundant ? 'Standard_ZRS' : 'Standard_LRS'
    containers: [packageContainer]
    privateServices: ['blob', 'table']
    keepDeletedDays: 7
    lifecycleRules: []
    logsReadsAndWrites: false
    publicNetworkAccess: publicNetworkAccess
    workspaceId: workspaceId
    endpointSubnetId: endpointSubnetId
    privateDnsZoneIds: privateDnsZoneIds
  }
}

module hostAccess 'host-access.bicep' = {
  name: '${appName}-host-access'
  params: {
    storageName: hostStorage.outputs.name
    principalId: identity.outputs.principalId
    usesQueues: false
  }
}

module serviceBusAccess 'service-bus-access.bicep' = {
  name: '${appName}-service-bus-access'
  params: {
    serviceBusName: serviceBusName
    principalId: identity.outputs.principalId
    ownerOfQueues: listensToQueues
    ownerOfSubscriptions: listensToSubscriptions
    senderToQueues: sendsToQueues
    senderToTopics: sendsToTopics
  }
}

module cosmosAccess 'cosmos-access.bicep' = {
  name: '${appName}-cosmos-access'
  params: {
    cosmosName: cosmosName
    databaseName: cosmosDatabaseName
    principalId: identity.outputs.principalId
    readerOfContainers: readsDocuments
    contributorToContainers: writesDocuments
  }
}

module durableAccess 'durable-access.bicep' = {
  name: '${appName}-durable-access'
  params: {
    schedulerName: durableSchedulerName
    storageName: durableStorageName
    taskHubName: taskHubName
    principalId: identity.outputs.principalId
  }
}

module sharedAccess 'shared-access.bicep' = {
  name: '${appName}-shared-access'
  params: {
    documentStorageName: documentStorageName
    keyVaultName: keyVaultName
    applicationInsightsName: applicationInsightsName
    readerOfBlobs: readsBlobs
    contributorToBlobs: writesBlobs
    readsSecrets: readsSecrets
    principalId: identity.outputs.principalId
  }
}

// The site comes after its rights, so that the host's first start finds every door open.
module site 'function-app.bicep' = {
  name: '${appName}-site'
  params: {
    name: siteName
    planName: planName
    appName: appName
    location: location
    tags: tags
    zoneRedundant: zoneRedundant
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    hostStorageName: hostStorage.outputs.name
    packageContainer: packageContainer
    disabledFunctions: disabledFunctions
    scale: scale
    serviceBusName: serviceBusName
    cosmosName: cosmosName
    cosmosDatabaseName: cosmosDatabaseName
    durableSchedulerName: durableSchedulerName
    durableStorageName: durableStorageName
    taskHubName: taskHubName
    documentStorageName: documentStorageName
    applicationInsightsName: applicationInsightsName
    workspaceId: workspaceId
    signInProvider: isInternetFacing ? 'Entra' : 'None'
    partnerApplications: isInternetFacing ? partnerApplications : ''
    // Who opens no accounts has no key; the application does not start on an empty one.
    accountNumberKey: readsSecrets ? '@Microsoft.KeyVault(VaultName=${keyVaultName};SecretName=account-number-key)' : 'this app opens no accounts and has no key'
    publicAddress: publicAddress
    mailEndpoint: mailEndpoint
    mailSender: mailSender
    // Who writes no messages to staff sends none, and needs no address to send them to.
    teamsWebhook: sendsToTeams && contains(writesBlobs, 'outbox-mail') ? '@Microsoft.KeyVault(VaultName=${keyVaultName};SecretName=teams-webhook)' : ''
    identityBaseAddress: identityBaseAddress
    fieldCrewsBaseAddress: fieldCrewsBaseAddress
    creditBureauBaseAddress: creditBureauBaseAddress
    addressAuthorityBaseAddress: addressAuthorityBaseAddress
    permitOfficeBaseAddress: permitOfficeBaseAddress
    weatherBaseAddress: weatherBaseAddress
    payerAccountsBaseAddress: payerAccountsBaseAddress
    publicNetworkAccess: publicNetworkAccess
    appSubnetId: appSubnetId
    endpointSubnetId: endpointSubnetId
    privateDnsZoneIds: privateDnsZoneIds
  }
  dependsOn: [
    hostAccess
    serviceBusAccess
    cosmosAccess
    durableAccess
    sharedAccess
  ]
}

module signIn 'staff-sign-in.bicep' = if (isInternetFacing) {
  name: '${appName}-sign-in'
  params: {
    siteName: site.outputs.siteName
    clientId: staffSignInClientId
  }
}

output siteName string = site.outputs.siteName
output hostName string = site.outputs.hostName
