param serviceBusName string
param principalId string

@description('Queues it is triggered by. Owner, not Receiver: target-based scaling reads the queue\'s length, which takes Manage.')
param ownerOfQueues string[]

@description('Subscriptions it is triggered by, as topic/subscription.')
param ownerOfSubscriptions string[]
param senderToQueues string[]
param senderToTopics string[]

var dataOwner = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '090c5cfd-751d-490a-894a-3ce6f1109419')
var dataSender = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39')

resource serviceBus 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: serviceBusName
}

resource ownedQueues 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' existing = [
  for queue in ownerOfQueues: {
    parent: serviceBus
    name: queue
  }
]

resource queueOwnership 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (queue, i) in ownerOfQueues: {
    scope: ownedQueues[i]
    name: guid(serviceBus.id, queue, principalId, dataOwner)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: dataOwner
    }
  }
]

resource subscriptionTopics 'Microsoft.ServiceBus/namespaces/topics@2024-01-01' existing = [
  for path in ownerOfSubscriptions: {
    parent: serviceBus
    name: split(path, '/')[0]
  }
]

resource ownedSubscriptions 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2024-01-01' existing = [
  for (path, i) in ownerOfSubscriptions: {
    parent: subscriptionTopics[i]
    name: split(path, '/')[1]
  }
]

resource subscriptionOwnership 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (path, i) in ownerOfSubscriptions: {
    scope: ownedSubscriptions[i]
    name: guid(serviceBus.id, path, principalId, dataOwner)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: dataOwner
    }
  }
]

resource targetQueues 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' existing = [
  for queue in senderToQueues: {
    parent: serviceBus
    name: queue
  }
]

resource queueSending 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (queue, i) in senderToQueues: {
    scope: targetQueues[i]
    name: guid(serviceBus.id, queue, principalId, dataSender)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: dataSender
    }
  }
]

resource targetTopics 'Microsoft.ServiceBus/namespaces/topics@2024-01-01' existing = [
  for topic in senderToTopics: {
    parent: serviceBus
    name: topic
  }
]

resource topicSending 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (topic, i) in senderToTopics: {
    scope: targetTopics[i]
    name: guid(serviceBus.id, topic, principalId, dataSender)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: dataSender
    }
  }
]
