package report

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

func TestSentence(t *testing.T) {
	whole, err := cliniko.ParseKey("MS0xLWFiY2RlZmdoaWprbG1ub3A-au4")
	require.NoError(t, err)
	cut, err := cliniko.ParseKey("MS0xLWFiY2RlZmdoaWprbG1ub3A")
	require.NoError(t, err)
	refused := &cliniko.Error{Kind: cliniko.KindKeyRefused}
	require.Contains(t, Sentence(refused, whole), "Its ending (-au4) is there")
	require.Contains(t, Sentence(refused, cut.In("au1")), "It has no ending")
	require.Equal(t, (&cliniko.Error{Kind: cliniko.KindServer}).Sentence(), Sentence(&cliniko.Error{Kind: cliniko.KindServer}, whole))
	require.Contains(t, Sentence(fmt.Errorf("read: %w", context.Canceled), whole), "stopped")
}
