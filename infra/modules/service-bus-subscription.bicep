param serviceBusName string
param topicName string

@description('A subscription of servicebus.json with its rules.')
param subscription object

@description('ISO 8601. Replaces the time to live; empty keeps that of servicebus.json.')
param messageTimeToLive string

var settings = subscription.?Properties ?? {}
var ruleList = subscription.?Rules ?? []

resource serviceBus 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: serviceBusName
}

resource topic 'Microsoft.ServiceBus/namespaces/topics@2024-01-01' existing = {
  parent: serviceBus
  name: topicName
}

resource subscriptionEntity 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2024-01-01' = {
  parent: topic
  name: subscription.Name
  properties: {
    lockDuration: settings.?LockDuration ?? 'PT1M'
    maxDeliveryCount: settings.?MaxDeliveryCount ?? 10
    defaultMessageTimeToLive: empty(messageTimeToLive) ? settings.?DefaultMessageTimeToLive : messageTimeToLive
    deadLetteringOnMessageExpiration: settings.?DeadLetteringOnMessageExpiration ?? false
    requiresSession: settings.?RequiresSession ?? false
    forwardTo: empty(settings.?ForwardTo) ? null : settings.ForwardTo
    forwardDeadLetteredMessagesTo: empty(settings.?ForwardDeadLetteredMessagesTo) ? null : settings.ForwardDeadLetteredMessagesTo
  }
}

// A new subscription comes with a rule that lets everything through; where the list has rules of its own it must not.
resource closedDefault 'Microsoft.ServiceBus/namespaces/topics/subscriptions/rules@2024-01-01' = if (!empty(ruleList) && !contains(
  map(ruleList, rule => rule.Name),
  '$Default'
)) {
  parent: subscriptionEntity
  name: '$Default'
  properties: {
    filterType: 'SqlFilter'
    sqlFilter: {
      sqlExpression: '1=0'
    }
  }
}

resource rules 'Microsoft.ServiceBus/namespaces/topics/subscriptions/rules@2024-01-01' = [
  for rule in ruleList: {
    parent: subscriptionEntity
    name: rule.Name
    properties: {
      filterType: rule.Properties.FilterType == 'Sql' ? 'SqlFilter' : 'CorrelationFilter'
      sqlFilter: rule.Properties.FilterType == 'Sql'
        ? {
            sqlExpression: rule.Properties.SqlFilter.SqlExpression
          }
        : null
      correlationFilter: rule.Properties.FilterType == 'Correlation'
        ? {
            contentType: rule.Properties.CorrelationFilter.?ContentType
            correlationId: rule.Properties.CorrelationFilter.?CorrelationId
            label: rule.Properties.CorrelationFilter.?Label
            messageId: rule.Properties.CorrelationFilter.?MessageId
            replyTo: rule.Properties.CorrelationFilter.?ReplyTo
            replyToSessionId: rule.Properties.CorrelationFilter.?ReplyToSessionId
            sessionId: rule.Properties.CorrelationFilter.?SessionId
            to: rule.Properties.CorrelationFilter.?To
            properties: rule.Properties.CorrelationFilter.?Properties
          }
        : null
      action: empty(rule.Properties.?Action) ? null : {
        sqlExpression: rule.Properties.Action.SqlExpression
      }
    }
  }
]
