param actionGroupName string

@description('Workload and environment; begins every alert\'s name.')
param namePrefix string
param location string
param tags object
param emails string[]
param serviceBusName string
param cosmosName string
param workspaceId string

resource serviceBus 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: serviceBusName
}

resource cosmos 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' existing = {
  name: cosmosName
}

resource onCall 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: actionGroupName
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'utility-ops'
    emailReceivers: [
      for (email, i) in emails: {
        name: 'email-${i}'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

var metricAlertList = [
  {
    name: 'dead-letters'
    description: 'A message was dead-lettered. Runbook: triage dead letters.'
    severity: 2
    resourceId: serviceBus.id
    namespace: 'Microsoft.ServiceBus/namespaces'
    metric: 'DeadletteredMessages'
    aggregation: 'Maximum'
    threshold: 0
    dimension: 'EntityName'
  }
  {
    name: 'backlog'
    description: 'Messages wait and are not being consumed fast enough. Runbook: storm preparation.'
    severity: 2
    resourceId: serviceBus.id
    namespace: 'Microsoft.ServiceBus/namespaces'
    metric: 'ActiveMessages'
    aggregation: 'Minimum'
    threshold: 5000
    dimension: 'EntityName'
  }
  {
    name: 'service-bus-throttled'
    description: 'Service Bus refuses requests for lack of capacity. Runbook: storm preparation.'
    severity: 1
    resourceId: serviceBus.id
    namespace: 'Microsoft.ServiceBus/namespaces'
    metric: 'ThrottledRequests'
    aggregation: 'Total'
    threshold: 0
    dimension: 'EntityName'
  }
  {
    name: 'request-units-saturated'
    description: 'A container uses nine tenths of its autoscale ceiling. Runbook: storm preparation.'
    severity: 2
    resourceId: cosmos.id
    namespace: 'Microsoft.DocumentDB/databaseAccounts'
    metric: 'NormalizedRUConsumption'
    aggregation: 'Maximum'
    threshold: 90
    dimension: 'CollectionName'
  }
]

resource metricAlerts 'Microsoft.Insights/metricAlerts@2026-01-01' = [
  for alert in metricAlertList: {
    name: '${namePrefix}-${alert.name}'
    location: 'global'
    tags: tags
    properties: {
      description: alert.description
      severity: alert.severity
      enabled: true
      autoMitigate: true
      scopes: [alert.resourceId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: alert.name
            metricNamespace: alert.namespace
            metricName: alert.metric
            operator: 'GreaterThan'
            threshold: alert.threshold
            timeAggregation: alert.aggregation
            dimensions: [
              {
                name: alert.dimension
                operator: 'Include'
                values: ['*']
              }
            ]
          }
        ]
      }
      actions: [
        {
          actionGroupId: onCall.id
        }
      ]
    }
  }
]

var queryAlertList = [
  {
    name: 'oldest-message'
    description: 'A message waited more than fifteen minutes before a function took it.'
    severity: 2
    window: 'PT15M'
    query: loadTextContent('../queries/oldest-message.kql')
  }
  {
    name: 'orchestration-failed'
    description: 'A durable orchestration ended as failed.'
    severity: 2
    window: 'PT15M'
    query: loadTextContent('../queries/orchestration-failed.kql')
  }
  {
    name: 'approval-overdue'
    description: 'An approval is past its deadline.'
    severity: 3
    window: 'PT1H'
    query: loadTextContent('../queries/approval-overdue.kql')
  }
  {
    name: 'step-failing'
    description: 'A step of a procedure has failed for a day and is still tried.'
    severity: 2
    window: 'PT1H'
    query: loadTextContent('../queries/step-failing.kql')
  }
  {
    name: 'outbox-set-aside'
    description: 'An event cannot be published and was set aside. Runbook: send a set-aside event.'
    severity: 2
    window: 'PT1H'
    query: loadTextContent('../queries/outbox-set-aside.kql')
  }
  {
    name: 'bank-file-waits'
    description: 'A bank\'s file, or a batch of it, is out of balance, not plausible or refused: payers may have paid. Runbook: a bank file waits.'
    severity: 2
    window: 'PT1H'
    query: loadTextContent('../queries/bank-file-waits.kql')
  }
  {
    name: 'channel-in-trouble'
    description: 'A payment channel\'s file is late, doubled or not plausible: its payers are held from disconnection. Runbook: a bank file waits.'
    severity: 2
    window: 'PT1H'
    query: loadTextContent('../queries/channel-in-trouble.kql')
  }
  {
    name: 'callers-refused'
    description: 'More than twenty callers of one endpoint were refused in fifteen minutes. Runbook: refused callers.'
    severity: 2
    window: 'PT15M'
    query: loadTextContent('../queries/callers-refused.kql')
  }
  {
    name: 'bulk-look-up'
    description: 'A partner looked for too much that is not there, as somebody does who guesses numbers. Runbook: refused callers.'
    severity: 2
    window: 'PT15M'
    query: loadTextContent('../queries/bulk-look-up.kql')
  }
  {
    name: 'staff-refused'
    description: 'One known caller was refused the same thing three times in an hour. Runbook: refused callers.'
    severity: 3
    window: 'PT1H'
    query: loadTextContent('../queries/staff-refused.kql')
  }
  {
    name: 'sign-ins-refused'
    description: 'More than twenty tokens were turned away in front of the app in fifteen minutes. Runbook: refused callers.'
    severity: 2
    window: 'PT15M'
    query: loadTextContent('../queries/sign-ins-refused.kql')
  }
  {
    name: 'links-read-by-person'
    description: 'A person, not an app, read messages with approval links in them. Runbook: refused callers.'
    severity: 1
    window: 'PT15M'
    query: loadTextContent('../queries/links-read-by-person.kql')
  }
]

resource queryAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in queryAlertList: {
    name: '${namePrefix}-${alert.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: '${namePrefix}-${alert.name}'
      description: alert.description
      severity: alert.severity
      enabled: true
      autoMitigate: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT15M'
      windowSize: alert.window
      // The tables come into being with the first telemetry.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [onCall.id]
      }
    }
  }
]
