package storage

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEveryFaultHasWordsWithANextStep(t *testing.T) {
	const mostWords = 20
	for _, fault := range []KeychainFault{
		KeychainEmpty, KeychainAbsent, KeychainUnreachable, KeychainLocked, KeychainDenied,
		KeychainHung, KeychainNotKept, KeychainBadValue, KeychainForeign,
	} {
		for _, op := range []KeychainOp{KeychainGet, KeychainSet, KeychainDelete} {
			t.Run(fmt.Sprint(op, " ", fault), func(t *testing.T) {
				words := keychainWords[fault][op]
				for _, sentence := range []string{words.happened, words.next} {
					require.LessOrEqual(t, len(strings.Fields(withStore(sentence, passwordStoreOn("linux")))), mostWords)
					require.Regexp(t, `^([A-Z]|\{store\})[^.!]*(com\.mieahealth\.companion)?[^.!]*\.$`, sentence)
				}
				for _, system := range []string{"linux", "windows"} {
					told := withStore(words.happened+" "+words.next, passwordStoreOn(system))
					require.NotContains(t, strings.ToLower(told), "keychain")
					require.NotContains(t, told, "{")
				}
				require.Equal(t, fault == KeychainEmpty && op == KeychainGet, strings.Contains(words.next, "create a new one"))
				helps := !slices.Contains(deadEnds, fault) || op == KeychainDelete && fault != KeychainEmpty
				require.Equal(t, helps, strings.Contains(strings.ToLower(words.next), "try again"))
				require.NotEmpty(t, (&KeychainError{Op: op, Fault: fault}).Sentence())
			})
		}
	}
}

// deadEnds are the faults that asking again does not mend.
var deadEnds = []KeychainFault{KeychainEmpty, KeychainBadValue, KeychainForeign}

func TestThePasswordStoreHasTheNameOfItsSystem(t *testing.T) {
	require.Equal(t, "Your password store is locked, and your password store stays.",
		withStore("{store} is locked, and {store} stays.", passwordStoreOn("linux")))
	require.Equal(t, "Windows’ password store", passwordStoreOn("windows"))
	require.Equal(t, "Keychain", passwordStoreOn("darwin"))
}
