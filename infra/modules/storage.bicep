type LifecycleRule = {
  @description('Blob container the rule is for.')
  container: string

  @description('cool keeps for good at a lower price; delete takes away blobs and their earlier versions.')
  action: 'cool' | 'delete'

  @description('Days since a blob was last written.')
  @minValue(1)
  afterDays: int
}

@minLength(3)
@maxLength(24)
param name string
param location string
param tags object

@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GZRS'])
param skuName string

@description('Blob containers to create.')
param containers string[]

@description('Which of blob, queue and table get a private endpoint where public network access is disabled.')
param privateServices string[]

@description('Days a deleted or overwritten blob can be brought back; 0 for not at all.')
param keepDeletedDays int

@description('At most one a container; a container without one is kept as it is.')
param lifecycleRules LifecycleRule[]

@description('Log each read and write of a blob, with who asked; deletions are logged always.')
param logsReadsAndWrites bool

@allowed(['Enabled', 'Disabled'])
param publicNetworkAccess string
param workspaceId string

@description('Subnet of private endpoints; empty where public network access is enabled.')
param endpointSubnetId string
param privateDnsZoneIds object

resource storage 'Microsoft.Storage/storageAccounts@2025-08-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: skuName
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowCrossTenantReplication: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: publicNetworkAccess
    networkAcls: {
      bypass: 'None'
      defaultAction: publicNetworkAccess == 'Enabled' ? 'Allow' : 'Deny'
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-08-01' = {
  parent: storage
  name: 'default'
  properties: {
    isVersioningEnabled: keepDeletedDays > 0
    deleteRetentionPolicy: {
      enabled: keepDeletedDays > 0
      days: keepDeletedDays > 0 ? keepDeletedDays : null
    }
  }
}

resource blobContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-08-01' = [
  for container in containers: {
    parent: blobs
    name: container
    properties: {
      publicAccess: 'None'
    }
  }
]

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-08-01' = if (!empty(lifecycleRules)) {
  parent: storage
  name: 'default'
  properties: {
    policy: {
      rules: [
        for rule in lifecycleRules: {
          name: rule.container
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['${rule.container}/']
            }
            actions: rule.action == 'cool'
              ? {
                  baseBlob: {
                    tierToCool: { daysAfterModificationGreaterThan: rule.afterDays }
                  }
                }
              : {
                  baseBlob: {
                    delete: { daysAfterModificationGreaterThan: rule.afterDays }
                  }
                  // A deletion leaves a version behind, and so does each overwriting.
                  version: {
                    delete: { daysAfterCreationGreaterThan: rule.afterDays }
                  }
                }
          }
        }
      ]
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-log-analytics'
  scope: blobs
  properties: {
    workspaceId: workspaceId
    logs: map(logsReadsAndWrites ? ['StorageRead', 'StorageWrite', 'StorageDelete'] : ['StorageDelete'], category => {
      category: category
      enabled: true
    })
    metrics: [
      {
        category: 'Transaction'
        enabled: true
      }
    ]
  }
}

module endpoints 'private-endpoint.bicep' = [
  for service in privateServices: if (!empty(endpointSubnetId)) {
    name: 'endpoint-${name}-${service}'
    params: {
      name: 'pep-${name}-${service}'
      location: location
      tags: tags
      targetId: storage.id
      groupId: service
      subnetId: endpointSubnetId
      dnsZoneIds: [privateDnsZoneIds[service]]
    }
  }
]

output name string = storage.name
