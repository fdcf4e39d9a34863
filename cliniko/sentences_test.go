package cliniko

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

var kinds = []Kind{
	KindKeyRefused, KindUnpaid, KindForbidden, KindDenied, KindNotFound, KindBadWindow, KindRateLimited, KindServer, KindOffline, KindNoName, KindBlocked,
	KindTimeout, KindTLS, KindClock, KindProxy, KindPortal, KindBadAnswer, KindTooLarge, KindRefusedHere, KindCanceled,
}

func TestEveryKindHasAPlainSentence(t *testing.T) {
	said := map[string]Kind{}
	for _, kind := range kinds {
		for _, detail := range []string{"", "Corp TLS"} {
			sentence := (&Error{Kind: kind, List: "practitioners", Detail: detail, Wait: 40 * time.Second}).Sentence()
			require.NotContains(t, sentence, "{", kind)
			require.NotContains(t, sentence, "!", kind)
			require.NotContains(t, sentence, "could not be checked", kind)
			require.GreaterOrEqual(t, strings.Count(sentence, ". ")+1, 2, "what happened, and what to do: %s", sentence)
			require.True(t, strings.HasSuffix(sentence, "."), sentence)
			require.True(t, said[sentence] == KindNone || said[sentence] == kind, sentence)
			said[sentence] = kind
		}
	}
	require.NotEmpty(t, (&Error{Kind: "new"}).Sentence())
}

func TestSentencesNameWhatHelps(t *testing.T) {
	for _, test := range []struct {
		err  Error
		says string
	}{
		{Error{Kind: KindTLS, Detail: "Corp TLS"}, "“Corp TLS”"},
		{Error{Kind: KindProxy, Status: 407, Detail: "proxy:8080"}, "(proxy:8080) asks for a sign-in"},
		{Error{Kind: KindProxy, Status: 403, Detail: "proxy:8080"}, "(proxy:8080) blocks"},
		{Error{Kind: KindProxy, Status: 407}, "doesn’t let this app reach Cliniko"},
		{Error{Kind: KindRateLimited, Wait: 40 * time.Second}, "wait 40 seconds."},
		{Error{Kind: KindRateLimited, Wait: 15 * time.Minute}, "wait 15 minutes."},
		{Error{Kind: KindRateLimited, Wait: 10 * time.Millisecond}, "wait a moment."},
		{Error{Kind: KindForbidden, List: "practitioners"}, "to see practitioners"},
		{Error{Kind: KindBadAnswer, List: "user", Detail: "it was cut short"}, "about the key’s user: it was cut short."},
	} {
		require.Contains(t, test.err.Sentence(), test.says)
	}
}
