//go:build long

package live

import "testing"

func TestManyRandomFaultsOfTheNetwork(t *testing.T) { readThroughRandomFaults(t, 100, 50) }

func TestAllFaultsOfTheNetworkHaveSentences(t *testing.T) { haveSentences(t, namesOf(networkFaults)) }
