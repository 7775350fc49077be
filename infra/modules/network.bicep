param name string
param location string
param tags object

@description('A /22: a /26 for each app, a /24 for private endpoints, the rest free.')
param addressSpace string

@description('Apps that get a subnet of their own: Flex Consumption delegates a subnet as a whole.')
param appNames string[]

var endpointSubnetName = 'snet-endpoints'
var zones = {
  blob: 'privatelink.blob.${environment().suffixes.storage}'
  queue: 'privatelink.queue.${environment().suffixes.storage}'
  table: 'privatelink.table.${environment().suffixes.storage}'
  serviceBus: 'privatelink.servicebus.windows.net'
  cosmos: 'privatelink.documents.azure.com'
  keyVault: 'privatelink.vaultcore.azure.net'
  sites: 'privatelink.azurewebsites.net'
  durableTask: 'privatelink.durabletask.io'
  monitor: 'privatelink.monitor.azure.com'
  monitorQuery: 'privatelink.oms.opinsights.azure.com'
  monitorIngestion: 'privatelink.ods.opinsights.azure.com'
  monitorAgents: 'privatelink.agentsvc.azure-automation.net'
}

resource endpointRules 'Microsoft.Network/networkSecurityGroups@2025-05-01' = {
  name: 'nsg-endpoints-${name}'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'deny-internet-inbound'
        properties: {
          priority: 4000
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: 'Internet'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

// Inside the network, not as resources of their own: a network deployed without its subnets would lose them.
var appSubnets = [
  for (appName, i) in appNames: {
    name: 'snet-${appName}'
    properties: {
      addressPrefix: cidrSubnet(addressSpace, 26, 4 + i)
      delegations: [
        {
          name: 'flex-consumption'
          properties: {
            serviceName: 'Microsoft.App/environments'
          }
        }
      ]
    }
  }
]

resource network 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [addressSpace]
    }
    subnets: concat(
      [
        {
          name: endpointSubnetName
          properties: {
            addressPrefix: cidrSubnet(addressSpace, 24, 0)
            privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled'
            networkSecurityGroup: {
              id: endpointRules.id
            }
          }
        }
      ],
      appSubnets
    )
  }
}

resource dnsZones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for zone in items(zones): {
    name: zone.value
    location: 'global'
    tags: tags
  }
]

resource dnsLinks 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (zone, i) in items(zones): {
    parent: dnsZones[i]
    name: name
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: {
        id: network.id
      }
    }
  }
]

output endpointSubnetId string = '${network.id}/subnets/${endpointSubnetName}'

@description('App name to subnet id.')
output appSubnetIds object = toObject(appNames, appName => appName, appName => '${network.id}/subnets/snet-${appName}')

@description('Service to id of its private DNS zone.')
output privateDnsZoneIds object = mapValues(zones, zone => resourceId('Microsoft.Network/privateDnsZones', zone))
