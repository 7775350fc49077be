param serviceBusName string

@description('A topic of servicebus.json with its subscriptions.')
param topic object

@description('ISO 8601. Replaces the time to live of the topic and its subscriptions; empty keeps that of servicebus.json.')
param messageTimeToLive string

var subscriptionList = topic.?Subscriptions ?? []

resource serviceBus 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: serviceBusName
}

resource topicEntity 'Microsoft.ServiceBus/namespaces/topics@2024-01-01' = {
  parent: serviceBus
  name: topic.Name
  properties: {
    defaultMessageTimeToLive: empty(messageTimeToLive) ? topic.Properties.?DefaultMessageTimeToLive : messageTimeToLive
    requiresDuplicateDetection: topic.Properties.?RequiresDuplicateDetection ?? false
    duplicateDetectionHistoryTimeWindow: topic.Properties.?DuplicateDetectionHistoryTimeWindow ?? 'PT10M'
  }
}

module subscriptions 'service-bus-subscription.bicep' = [
  for subscription in subscriptionList: {
    name: 'subscription-${topic.Name}-${subscription.Name}'
    params: {
      serviceBusName: serviceBusName
      topicName: topicEntity.name
      subscription: subscription
      messageTimeToLive: messageTimeToLive
    }
  }
]
