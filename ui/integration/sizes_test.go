//go:build !long

package integration

const long = false
