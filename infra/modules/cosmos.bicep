param name string
param location string

@description('A second region to replicate and fail over to; empty for none.')
param secondaryLocation string
param tags object
param zoneRedundant bool

@allowed(['Continuous7Days', 'Continuous30Days'])
param backupTier string

@description('Autoscale ceiling in RU/s of each container.')
param maximumThroughput {
  accounts: int
  outages: int
  premises: int
  keys: int
}

@allowed(['Enabled', 'Disabled'])
param publicNetworkAccess string
param workspaceId string

@description('Subnet of private endpoints; empty where public network access is enabled.')
param endpointSubnetId string
param privateDnsZoneIds object

var primaryRegion = {
  locationName: location
  failoverPriority: 0
  isZoneRedundant: zoneRedundant
}
var secondaryRegion = {
  locationName: secondaryLocation
  failoverPriority: 1
  isZoneRedundant: zoneRedundant
}

// Only what queries filter or sort by is indexed, and the partition key, which is not indexed by itself; every other property
// would cost request units at each write.
// No unique keys: an id is derived from the message that caused it, so the id itself refuses the second write. They would hold
// in one partition only; what must be unique in all of them is claimed in container keys.
var containerList = [
  {
    name: 'accounts'
    partitionKey: '/accountId'
    throughput: maximumThroughput.accounts
    indexed: ['/accountId/?', '/type/?', '/status/?', '/createdAt/?', '/number/?', '/customer/identityToken/?', '/awaiting/[]/?', '/premiseId/?', '/oldestDueOn/?', '/newestDueOn/?', '/owed/?', '/payment/methodToken/?', '/payment/externalId/?', '/unappliedCredit/?', '/autopayStoppedOn/?', '/payment/drawer/?']
    composites: [
      [
        { path: '/type', order: 'ascending' }
        { path: '/createdAt', order: 'ascending' }
      ]
    ]
  }
  {
    name: 'outages'
    partitionKey: '/feederId'
    throughput: maximumThroughput.outages
    indexed: ['/feederId/?', '/type/?', '/lastReportedAt/?']
    composites: []
  }
  {
    name: 'premises'
    partitionKey: '/premiseId'
    throughput: maximumThroughput.premises
    indexed: ['/premiseId/?']
    composites: []
  }
  {
    name: 'keys'
    partitionKey: '/key'
    throughput: maximumThroughput.keys
    indexed: ['/key/?', '/type/?']
    composites: []
  }
]

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' = {
  name: name
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    locations: empty(secondaryLocation) ? [primaryRegion] : [primaryRegion, secondaryRegion]
    enableAutomaticFailover: !empty(secondaryLocation)
    consistencyPolicy: {
      defaultConsistencyLevel: 'Session'
    }
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: {
        tier: backupTier
      }
    }
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    enableBurstCapacity: true
    publicNetworkAccess: publicNetworkAccess
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2025-10-15' = {
  parent: account
  name: 'utility'
  properties: {
    resource: {
      id: 'utility'
    }
  }
}

resource containers 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2025-10-15' = [
  for container in containerList: {
    parent: database
    name: container.name
    properties: {
      options: {
        autoscaleSettings: {
          maxThroughput: container.throughput
        }
      }
      resource: {
        id: container.name
        partitionKey: {
          kind: 'Hash'
          version: 2
          paths: [container.partitionKey]
        }
        // Expiry is on, but nothing expires unless a document says so itself.
        defaultTtl: -1
        indexingPolicy: {
          indexingMode: 'consistent'
          automatic: true
          includedPaths: map(container.indexed, path => { path: path })
          excludedPaths: [
            {
              path: '/*'
            }
          ]
          compositeIndexes: container.composites
        }
      }
    }
  }
]

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-log-analytics'
  scope: account
  properties: {
    workspaceId: workspaceId
    logAnalyticsDestinationType: 'Dedicated'
    logs: [
      {
        category: 'ControlPlaneRequests'
        enabled: true
      }
      {
        category: 'DataPlaneRequests'
        enabled: true
      }
      {
        category: 'PartitionKeyRUConsumption'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'Requests'
        enabled: true
      }
    ]
  }
}

module endpoint 'private-endpoint.bicep' = if (!empty(endpointSubnetId)) {
  name: 'endpoint-cosmos'
  params: {
    name: 'pep-${name}'
    location: location
    tags: tags
    targetId: account.id
    groupId: 'Sql'
    subnetId: endpointSubnetId
    dnsZoneIds: [privateDnsZoneIds.cosmos]
  }
}

output name string = account.name
output databaseName string = database.name
output endpoint string = account.properties.documentEndpoint
