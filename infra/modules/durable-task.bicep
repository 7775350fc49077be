param name string
param taskHubName string
param location string
param tags object

@allowed(['Consumption', 'Dedicated'])
param skuName string

@description('Capacity units; a Consumption scheduler has none.')
param capacity int

@description('Days a finished orchestration stays before it is purged.')
param retentionDays int

@allowed(['Enabled', 'Disabled'])
param publicNetworkAccess string

@description('Subnet of private endpoints; empty where public network access is enabled.')
param endpointSubnetId string
param privateDnsZoneIds object

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: {
      name: skuName
      capacity: skuName == 'Dedicated' ? capacity : null
    }
    ipAllowlist: publicNetworkAccess == 'Enabled' ? ['0.0.0.0/0'] : []
    publicNetworkAccess: publicNetworkAccess
  }
}

resource taskHub 'Microsoft.DurableTask/schedulers/taskHubs@2026-02-01' = {
  parent: scheduler
  name: taskHubName
}

resource retention 'Microsoft.DurableTask/schedulers/retentionPolicies@2026-02-01' = {
  parent: scheduler
  name: 'default'
  properties: {
    retentionPolicies: [
      {
        retentionPeriodInDays: retentionDays
      }
    ]
  }
}

module endpoint 'private-endpoint.bicep' = if (!empty(endpointSubnetId)) {
  name: 'endpoint-durable-task'
  params: {
    name: 'pep-${name}'
    location: location
    tags: tags
    targetId: scheduler.id
    groupId: 'scheduler'
    subnetId: endpointSubnetId
    dnsZoneIds: [privateDnsZoneIds.durableTask]
  }
}

output name string = scheduler.name
output taskHubName string = taskHub.name
