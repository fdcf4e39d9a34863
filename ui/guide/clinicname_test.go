package guide

import (
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage"
)

func TestAClinicWithoutANameIsNamedByItsNumber(t *testing.T) {
	unnamed := storage.Clinic{ID: storage.ClinicID{Shard: "au4", Account: "42"}, Role: "Administrator"}
	require.Equal(t, "Clinic 42", ClinicName(unnamed))

	s := seaside()
	s.Clinic, s.Account = unnamed, nil
	t.Run("where it is said whose key it is", func(t *testing.T) {
		require.Contains(t, ownerWords(s), "It belongs to **a user without a name**, Administrator at **Clinic 42** (Australia)")
	})
	t.Run("and its administrator still has a subject", func(t *testing.T) {
		require.Equal(t, "A user without a name is an administrator.", administrator(facts{State: s}).Reason)
	})
}
