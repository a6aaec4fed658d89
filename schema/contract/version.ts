// The version of the contract that this code speaks. What changed from version to version is CHANGELOG.md beside it.

/** A member states the version it serves; the federation runs at the lowest. A draft may still change anything. */
export const CONTRACT_VERSION = '1.0.0-draft'
