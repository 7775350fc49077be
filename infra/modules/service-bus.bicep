param name string
param location string
param tags object

@allowed(['Standard', 'Premium'])
param skuName string
param minimumUnits int
param maximumUnits int

@description('ISO 8601. Replaces the time to live of every entity; empty keeps that of servicebus.json.')
param messageTimeToLive string
param zoneRedundant bool

@allowed(['Enabled', 'Disabled'])
param publicNetworkAccess string
param workspaceId string

@description('Subnet of private endpoints; empty where public network access is enabled.')
param endpointSubnetId string
param privateDnsZoneIds object

var isPremium = skuName == 'Premium'

// The one entity list: what the local cloud and the emulator run is what is deployed.
var entities = any(loadJsonContent('../../local-dev/servicebus.json')).UserConfig.Namespaces[0]
var queueList = entities.?Queues ?? []
var topicList = entities.?Topics ?? []

resource serviceBus 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: name
  location: location
  tags: tags
  sku: {
    name: skuName
    tier: skuName
    capacity: isPremium ? minimumUnits : null
  }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: publicNetworkAccess
    premiumMessagingPartitions: isPremium ? 1 : null
    zoneRedundant: isPremium ? zoneRedundant : null
  }
}

resource queues 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = [
  for queue in queueList: {
    parent: serviceBus
    name: queue.Name
    properties: {
      lockDuration: queue.Properties.?LockDuration ?? 'PT1M'
      maxDeliveryCount: queue.Properties.?MaxDeliveryCount ?? 10
      defaultMessageTimeToLive: empty(messageTimeToLive) ? queue.Properties.?DefaultMessageTimeToLive : messageTimeToLive
      deadLetteringOnMessageExpiration: queue.Properties.?DeadLetteringOnMessageExpiration ?? false
      requiresDuplicateDetection: queue.Properties.?RequiresDuplicateDetection ?? false
      duplicateDetectionHistoryTimeWindow: queue.Properties.?DuplicateDetectionHistoryTimeWindow ?? 'PT10M'
      requiresSession: queue.Properties.?RequiresSession ?? false
      forwardTo: empty(queue.Properties.?ForwardTo) ? null : queue.Properties.ForwardTo
      forwardDeadLetteredMessagesTo: empty(queue.Properties.?ForwardDeadLetteredMessagesTo) ? null : queue.Properties.ForwardDeadLetteredMessagesTo
    }
  }
]

module topics 'service-bus-topic.bicep' = [
  for topic in topicList: {
    name: 'topic-${topic.Name}'
    params: {
      serviceBusName: serviceBus.name
      topic: topic
      messageTimeToLive: messageTimeToLive
    }
    dependsOn: [queues]
  }
]

resource autoscale 'Microsoft.Insights/autoscaleSettings@2022-10-01' = if (isPremium && maximumUnits > minimumUnits) {
  name: 'autoscale-${name}'
  location: location
  tags: tags
  properties: {
    name: 'autoscale-${name}'
    enabled: true
    targetResourceUri: serviceBus.id
    profiles: [
      {
        name: 'by-load'
        capacity: {
          minimum: string(minimumUnits)
          maximum: string(maximumUnits)
          default: string(minimumUnits)
        }
        rules: [
          {
            metricTrigger: {
              metricName: 'NamespaceCpuUsage'
              metricNamespace: 'microsoft.servicebus/namespaces'
              metricResourceUri: serviceBus.id
              timeGrain: 'PT1M'
              timeWindow: 'PT5M'
              statistic: 'Max'
              timeAggregation: 'Average'
              operator: 'GreaterThan'
              threshold: 60
            }
            scaleAction: {
              direction: 'Increase'
              type: 'ServiceAllowedNextValue'
              value: '1'
              cooldown: 'PT5M'
            }
          }
          {
            metricTrigger: {
              metricName: 'NamespaceCpuUsage'
              metricNamespace: 'microsoft.servicebus/namespaces'
              metricResourceUri: serviceBus.id
              timeGrain: 'PT1M'
              timeWindow: 'PT30M'
              statistic: 'Max'
              timeAggregation: 'Average'
              operator: 'LessThan'
              threshold: 20
            }
            scaleAction: {
              direction: 'Decrease'
              type: 'ServiceAllowedNextValue'
              value: '1'
              cooldown: 'PT30M'
            }
          }
        ]
      }
    ]
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-log-analytics'
  scope: serviceBus
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'allLogs'
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
  name: 'endpoint-service-bus'
  params: {
    name: 'pep-${name}'
    location: location
    tags: tags
    targetId: serviceBus.id
    groupId: 'namespace'
    subnetId: endpointSubnetId
    dnsZoneIds: [privateDnsZoneIds.serviceBus]
  }
}

output name string = serviceBus.name

@description('Host name without scheme or port, as the applications read it.')
output fullyQualifiedNamespace string = split(split(serviceBus.properties.serviceBusEndpoint, '/')[2], ':')[0]
