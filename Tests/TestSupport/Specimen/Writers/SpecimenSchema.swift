

  package static let part = SchemaPart("Specimen", migrations)
}
