package cliniko

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestParseKey(t *testing.T) {
	for pasted, want := range map[string]struct {
		text  string
		shard Shard
	}{
		"MS0xLWl4SzY-au4":                   {"MS0xLWl4SzY-au4", "au4"},
		"  MS0xLWl4SzY-au4\r\n":             {"MS0xLWl4SzY-au4", "au4"},
		"\u200bMS0x\u200dLWl4SzY-au4\ufeff": {"MS0xLWl4SzY-au4", "au4"},
		`"MS0xLWl4SzY-au4"`:                 {"MS0xLWl4SzY-au4", "au4"},
		"“MS0xLWl4SzY-au4”":                 {"MS0xLWl4SzY-au4", "au4"},
		"MS0xLWl4SzY-AU4":                   {"MS0xLWl4SzY-au4", "au4"},
		"MS0xLWl4SzY‑au4":                   {"MS0xLWl4SzY-au4", "au4"}, // as a word processor has it
		"MS0xLWl4SzY-au4.":                  {"MS0xLWl4SzY-au4", "au4"},
		"“MS0xLWl4SzY-Au4”,":                {"MS0xLWl4SzY-au4", "au4"},
		"\"MS0xLWl4SzY-au4:\"\n":            {"MS0xLWl4SzY-au4", "au4"},
		"MS0xLW\r\nl4SzY\u2028-a\nu4":       {"MS0xLWl4SzY-au4", "au4"},
		"MS0x-LWl4SzY-uk12":                 {"MS0x-LWl4SzY-uk12", "uk12"},
		"MS0+/x_==-zz9":                     {"MS0+/x_==-zz9", "zz9"},
		"MS0xLWl4SzY":                       {"MS0xLWl4SzY", ""},
		strings.Repeat("a", 512):            {strings.Repeat("a", 512), ""},
	} {
		key, err := ParseKey(pasted)
		require.NoError(t, err, pasted)
		require.Equal(t, want.text, key.Reveal())
		require.Equal(t, want.shard, key.Shard())
		require.False(t, key.IsZero())
	}
}

// notKeys are texts that may be pasted, or sent by someone, and are no keys.
var notKeys = []string{
	"key-au1..", "key-au1,.", ".key-au1", "ke.y-au1", "key-au1\nkey-au1\n\nx y", "key-au1\nabc-au1", ".", ":", "\n",
	"", " ", "\u200b", `""`, "-", "-au1", "--", "key-", "key-au", "key-1au", "key-au123", "key-a1", "key-aau1", "key-au 1", "key-au1-",
	"key-evil.com/au1", "key-evil.com#au1", "key-evil.com?au1", "key-au1.evil.com", "key-au1@evil.com", "key-au1:443", "key-au1%2f", "key-au1/",
	"key-au1#", "key-au1?x", "key-au1\\", "key-au1\x00", "key-au1\nx", "key\r\nHost: evil.com-au1", "key-ａｕ1", "key-au１", "key-аu1", "key-au1\u0301",
	"key-x/../au1", "key:au1", "Authorization: Basic abc-au1", "Basic abc-au1", "https://api.au1.cliniko.com/v1-au1",
	"please use this key: abc-au1", "abc def", "abc\tdef-au1", "user@example.com", "k\x7f-au1", strings.Repeat("a", 513), strings.Repeat("a ", 1<<20),
}

func TestWhatIsNoKeyIsRefusedWithoutEchoingIt(t *testing.T) {
	for _, pasted := range notKeys {
		key, err := ParseKey(pasted)
		var shape *KeyShapeError
		require.ErrorAs(t, err, &shape, "%.40q", pasted)
		require.True(t, key.IsZero())
		require.True(t, strings.HasSuffix(shape.Sentence, "."))
		require.Contains(t, shape.Sentence, "paste")
		for _, word := range []string{"evil", "abc", "example", "443"} {
			require.NotContains(t, err.Error(), word)
		}
		_, err = NewClient(key, Options{})
		require.Equal(t, KindRefusedHere, fault(t, err).Kind)
	}
}

func TestKeyEnding(t *testing.T) {
	for text, want := range map[string]string{
		"abcdefghijklmnop-au1": "mnop", "abcdefghijklmnop-AU1": "mnop", "abcdefgh-au1-klmnop-au1": "mnop", "abcdefghijklmnop": "mnop", "short-au1": "",
	} {
		require.Equal(t, want, mustKey(t, text).Ending(), text)
	}
	require.Empty(t, Key{}.Ending())
}

func TestKeyIn(t *testing.T) {
	require.Equal(t, Shard("uk1"), mustKey(t, "abc").In("uk1").Shard())
	require.Equal(t, Shard("au4"), mustKey(t, "abc-au4").In("uk1").Shard(), "what the key says counts")
	require.True(t, mustKey(t, "abc-au4").Equal(mustKey(t, " abc-au4 ")))
	require.False(t, mustKey(t, "abc-au4").Equal(mustKey(t, "abc-au3")))
}

var apiAddress = regexp.MustCompile(`\Ahttps://api\.[a-z]{2}[0-9]{1,2}\.cliniko\.com/v1\z`)

func requireAPIHost(t *testing.T, key Key) {
	t.Helper()
	c, err := NewClient(key, Options{})
	require.NoError(t, err)
	require.Regexp(t, apiAddress, c.gate.root.String())
	reread, err := url.Parse(c.gate.root.String())
	require.NoError(t, err)
	require.Len(t, strings.Split(reread.Host, "."), 4)
	require.Nil(t, reread.User)
}

func FuzzKey(f *testing.F) {
	for _, pasted := range append(notKeys[:len(notKeys)-2], canary, "abc-AU12", "abc") {
		f.Add(pasted)
	}
	f.Fuzz(func(t *testing.T, pasted string) {
		key, err := ParseKey(pasted)
		if err != nil {
			require.True(t, key.IsZero())
			for _, fault := range []*KeyShapeError{errKeyEmpty, errKeyLong, errKeyShape, errKeyRegion} {
				if err == fault {
					return
				}
			}
			t.Fatal("an error that may repeat what was pasted")
		}
		require.Regexp(t, keyShape, key.Reveal())
		again, err := ParseKey(key.Reveal())
		require.NoError(t, err)
		require.True(t, key.Equal(again))
		requireAPIHost(t, key.In(DefaultShard))
		hidden, err := json.Marshal(key)
		require.NoError(t, err)
		require.Equal(t, `"[API key]"`, string(hidden))
	})
}

func FuzzShard(f *testing.F) {
	for _, text := range []string{"au1", "AU12", "au", "au123", "", "a1", "au1\n", "ａｕ1", "K1x", "au1.evil.com", "\u212au1"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		shard, err := ParseShard(text)
		if err != nil {
			require.Empty(t, shard)
			return
		}
		require.Equal(t, strings.ToLower(text), string(shard))
		requireAPIHost(t, mustKey(t, "abc").In(shard))
	})
}

func TestRegionsForPeople(t *testing.T) {
	require.Equal(t, "Australia", Shard("au4").Region())
	require.Equal(t, "Region zz9", Shard("zz9").Region())
	require.Empty(t, Shard("").Region())
	for _, unchecked := range []Shard{"evil.com/", "AU1?", "au1.evil.com"} {
		_, err := NewClient(mustKey(t, "abc").In(unchecked), Options{})
		require.Equal(t, KindRefusedHere, fault(t, err).Kind, "a region that nobody checked")
	}
}
