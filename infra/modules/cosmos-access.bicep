param cosmosName string
param databaseName string
param principalId string

@description('Containers it reads documents of and never changes.')
param readerOfContainers string[]

@description('Containers it reads and changes documents of.')
param contributorToContainers string[]

// Cosmos DB Built-in Data Reader and Data Contributor: documents, not databases or containers.
var dataReader = '00000000-0000-0000-0000-000000000001'
var dataContributor = '00000000-0000-0000-0000-000000000002'
var grantList = concat(
  map(readerOfContainers, container => { container: container, role: dataReader }),
  map(contributorToContainers, container => { container: container, role: dataContributor })
)

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' existing = {
  name: cosmosName
}

resource grants 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-10-15' = [
  for grant in grantList: {
    parent: account
    name: guid(account.id, databaseName, grant.container, principalId, grant.role)
    properties: {
      principalId: principalId
      roleDefinitionId: '${account.id}/sqlRoleDefinitions/${grant.role}'
      scope: '${account.id}/dbs/${databaseName}/colls/${grant.container}'
    }
  }
]
