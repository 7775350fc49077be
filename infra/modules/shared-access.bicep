@description('The storage account that keeps letters and other documents.')
param documentStorageName string
param keyVaultName string
param applicationInsightsName string

@description('The app keeps letters and other documents.')
param keepsDocuments bool

@description('The app sends messages to staff: the address of the Teams workflow is a secret.')
param readsSecrets bool
param principalId string

var blobContributor = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'ba92f5b4-2d11-453d-a403-e96b0029c9fe')
var secretsUser = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')
var metricsPublisher = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '3913510d-42f4-4e42-8a64-420c390055eb')

resource documentStorage 'Microsoft.Storage/storageAccounts@2025-08-01' existing = {
  name: documentStorageName
}

resource keyVault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  name: keyVaultName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource documents 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (keepsDocuments) {
  scope: documentStorage
  name: guid(documentStorage.id, principalId, blobContributor)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: blobContributor
  }
}

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
