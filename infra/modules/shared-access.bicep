@description('The storage account that keeps letters and other documents.')
param documentStorageName string
param keyVaultName string
param applicationInsightsName string

@description('Blob containers it reads and never writes to.')
param readerOfBlobs string[]

@description('Blob containers it reads and writes to.')
param contributorToBlobs string[]

@description('The app sends messages to staff: the address of the Teams workflow is a secret.')
param readsSecrets bool
param principalId string

var blobReader = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1')
var blobContributor = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'ba92f5b4-2d11-453d-a403-e96b0029c9fe')
var secretsUser = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')
var metricsPublisher = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '3913510d-42f4-4e42-8a64-420c390055eb')
var blobGrants = concat(
  map(readerOfBlobs, container => { container: container, role: blobReader }),
  map(contributorToBlobs, container => { container: container, role: blobContributor })
)

resource documentStorage 'Microsoft.Storage/storageAccounts@2025-08-01' existing = {
  name: documentStorageName
}

resource keyVault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  name: keyVaultName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource documentBlobs 'Microsoft.Storage/storageAccounts/blobServices@2025-08-01' existing = {
  parent: documentStorage
  name: 'default'
}

resource blobContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-08-01' existing = [
  for grant in blobGrants: {
    parent: documentBlobs
    name: grant.container
  }
]

resource documents 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (grant, i) in blobGrants: {
    scope: blobContainers[i]
    name: guid(documentStorage.id, grant.container, principalId, grant.role)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: grant.role
    }
  }
]

resource secrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (readsSecrets) {
  scope: keyVault
  name: guid(keyVault.id, principalId, secretsUser)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: secretsUser
  }
}

resource telemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: applicationInsights
  name: guid(applicationInsights.id, principalId, metricsPublisher)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: metricsPublisher
  }
}
