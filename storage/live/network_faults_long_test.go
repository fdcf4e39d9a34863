//go:build long

package live

import "testing"

func TestManyRandomFaultsOfTheNetwork(t *testing.T) { readThroughRandomFaults(t, 100, 100/2) }

func TestAllFaultsOfTheNetworkHaveSentences(t *testing.T) { haveSentences(t, namesOf(networkFaults)) }
