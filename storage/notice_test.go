package storage

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestNoticeSentences(t *testing.T) {
	require.Empty(t, Notice{}.Sentence())
	for kind, sentence := range noticeSentences {
		t.Run(string(kind)+" says what happened and what to do", func(t *testing.T) {
			require.GreaterOrEqual(t, strings.Count(sentence, ". ")+strings.Count(sentence, "; "), 1)
			require.True(t, strings.HasSuffix(sentence, "."))
			for _, n := range []Notice{{Kind: kind}, {Kind: kind, Clinic: seaside}, {Kind: kind, Clinic: seaside, Name: "Seaside"}} {
				require.NotContains(t, n.Sentence(), "{")
			}
			about := strings.HasPrefix(string(kind), "clinic ")
			require.Equal(t, about, strings.Contains(Notice{Kind: kind, Clinic: seaside, Name: "Seaside"}.Sentence(), "Seaside"))
		})
	}
	require.Len(t, noticeSentences, 14)
}
