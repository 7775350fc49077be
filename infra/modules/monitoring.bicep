param workspaceName string
param applicationInsightsName string
param location string
param tags object
param retentionDays int

@description('GB a day after which ingestion stops; -1 for no cap.')
param dailyCapGb int

@allowed(['Enabled', 'Disabled'])
param publicNetworkAccess string

@description('Subnet of private endpoints; empty where public network access is enabled.')
param endpointSubnetId string
param privateDnsZoneIds object

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionDays
    features: {
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
    workspaceCapping: {
      dailyQuotaGb: dailyCapGb
    }
    publicNetworkAccessForIngestion: publicNetworkAccess
    publicNetworkAccessForQuery: publicNetworkAccess
  }
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' = {
  name: applicationInsightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    IngestionMode: 'LogAnalytics'
    DisableLocalAuth: true
    publicNetworkAccessForIngestion: publicNetworkAccess
    publicNetworkAccessForQuery: publicNetworkAccess
  }
}

module privateLink 'monitoring-private-link.bicep' = if (!empty(endpointSubnetId)) {
  name: 'monitoring-private-link'
  params: {
    name: 'ampls-${applicationInsightsName}'
    location: location
    tags: tags
    workspaceId: workspace.id
    applicationInsightsId: applicationInsights.id
    endpointSubnetId: endpointSubnetId
    privateDnsZoneIds: privateDnsZoneIds
  }
}

output workspaceId string = workspace.id
output applicationInsightsName string = applicationInsights.name
