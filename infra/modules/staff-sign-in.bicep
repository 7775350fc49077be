param siteName string

@description('Client id of the Entra app registration (identity/staff-app-registration.json).')
param clientId string

resource site 'Microsoft.Web/sites@2025-03-01' existing = {
  name: siteName
}

// Who brings a token must bring a good one; who brings none is nobody to the application, which denies by default. Paths cannot
// say here who may pass: approval links, partners with a function key and staff share them. What makes this a door is that the
// principal's header is taken from what callers send and set by the platform alone.
resource signIn 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: site
  name: 'authsettingsV2'
  properties: {
    platform: {
      enabled: true
      runtimeVersion: '~1'
    }
    globalValidation: {
      requireAuthentication: false
      unauthenticatedClientAction: 'AllowAnonymous'
    }
    httpSettings: {
      requireHttps: true
      forwardProxy: {
        convention: 'NoProxy'
      }
    }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: clientId
          clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
          openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
        }
        validation: {
          allowedAudiences: [clientId, 'api://${clientId}']
        }
      }
    }
    login: {
      tokenStore: {
        enabled: false
      }
    }
  }
}
