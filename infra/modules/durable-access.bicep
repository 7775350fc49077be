@description('The Durable Task Scheduler; empty where the task hub is in storage.')
param schedulerName string

@description('The task hub\'s storage account; empty where it is in the Durable Task Scheduler.')
param storageName string
param taskHubName string
param principalId string

module scheduler 'scheduler-access.bicep' = if (!empty(schedulerName)) {
  name: 'scheduler-access-${uniqueString(principalId)}'
  params: {
    schedulerName: schedulerName
    taskHubName: taskHubName
    principalId: principalId
  }
}

module storage 'host-access.bicep' = if (!empty(storageName)) {
  name: 'task-hub-access-${uniqueString(principalId)}'
  params: {
    storageName: storageName
    principalId: principalId
    usesQueues: true
  }
}
