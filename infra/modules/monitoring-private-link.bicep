param name string
param location string
param tags object
param workspaceId string
param applicationInsightsId string
param endpointSubnetId string
param privateDnsZoneIds object

resource privateLinkScope 'Microsoft.Insights/privateLinkScopes@2021-07-01-preview' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    accessModeSettings: {
      ingestionAccessMode: 'PrivateOnly'
      queryAccessMode: 'PrivateOnly'
    }
  }
}

resource scopedWorkspace 'Microsoft.Insights/privateLinkScopes/scopedResources@2021-07-01-preview' = {
  parent: privateLinkScope
  name: 'logs'
  properties: {
    linkedResourceId: workspaceId
  }
}

resource scopedApplicationInsights 'Microsoft.Insights/privateLinkScopes/scopedResources@2021-07-01-preview' = {
  parent: privateLinkScope
  name: 'application-insights'
  properties: {
    linkedResourceId: applicationInsightsId
  }
}

module endpoint 'private-endpoint.bicep' = {
  name: 'endpoint-monitoring'
  params: {
    name: 'pep-${name}'
    location: location
    tags: tags
    targetId: privateLinkScope.id
    groupId: 'azuremonitor'
    subnetId: endpointSubnetId
    dnsZoneIds: [
      privateDnsZoneIds.monitor
      privateDnsZoneIds.monitorQuery
      privateDnsZoneIds.monitorIngestion
      privateDnsZoneIds.monitorAgents
      privateDnsZoneIds.blob
    ]
  }
  dependsOn: [
    scopedWorkspace
    scopedApplicationInsights
  ]
}
