package tour

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"
)

// newKey is a key that was never written anywhere before, with every kind of letter
// that a key may have.
func newKey(t *testing.T) string {
	t.Helper()
	secret := make([]byte, 32)
	_, err := rand.Read(secret)
	require.NoError(t, err)
	return "Tour+/" + base64.StdEncoding.EncodeToString(secret) + "-au4"
}

// spellings are the ways in which a secret can stand in a file: as it is, percent
// encoded, in hexadecimal, in UTF-16, and in base64 at each of the three places where
// it can begin in what was encoded.
func spellings(secret string) map[string]string {
	all := map[string]string{
		"plain":           secret,
		"query":           url.QueryEscape(secret),
		"path":            url.PathEscape(secret),
		"every byte":      percented(secret),
		"hex":             hex.EncodeToString([]byte(secret)),
		"capital hex":     strings.ToUpper(hex.EncodeToString([]byte(secret))),
		"UTF-16":          wide(secret),
		"JSON, slashes":   strings.ReplaceAll(secret, "/", `\/`),
		"JSON, HTML-safe": strings.NewReplacer("+", `\u002b`, "=", `\u003d`).Replace(secret),
	}
	for offset := range 3 {
		padded := append(make([]byte, offset), secret...)
		for name, encoding := range map[string]*base64.Encoding{"base64": base64.RawStdEncoding, "base64url": base64.RawURLEncoding} {
			encoded := encoding.EncodeToString(padded)
			// What a neighbour has a part in is cut off at both ends.
			all[fmt.Sprintf("%s at %d", name, offset)] = encoded[(offset*8+5)/6 : len(padded)*8/6]
		}
	}
	return all
}

func percented(text string) (out string) {
	for _, b := range []byte(text) {
		out += fmt.Sprintf("%%%02X", b)
	}
	return out
}

func wide(text string) string {
	var out []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		out = append(out, byte(unit), byte(unit>>8))
	}
	return string(out)
}

// traces lists the files below a folder in which a secret stands in any spelling.
func traces(t *testing.T, root, secret string) (found []string) {
	t.Helper()
	looked := 0
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		looked++
		content, err := os.ReadFile(name)
		for how, spelling := range spellings(secret) {
			if bytes.Contains(content, []byte(spelling)) {
				found = append(found, fmt.Sprintf("%s (%s)", name, how))
			}
		}
		return err
	})
	require.NoError(t, err)
	require.NotZero(t, looked, "no file to look into")
	return found
}

func TestTracesAreFoundInEverySpelling(t *testing.T) {
	secret := newKey(t)
	for how, spelling := range spellings(secret) {
		t.Run(how, func(t *testing.T) {
			dir := t.TempDir()
			require.NoError(t, os.WriteFile(filepath.Join(dir, "file"), []byte("before"+spelling+"after"), 0o600))
			require.NotEmpty(t, traces(t, dir, secret))
		})
	}
	t.Run("basic authorisation", func(t *testing.T) {
		for _, user := range []string{"", "a", "ab"} {
			dir := t.TempDir()
			header := base64.StdEncoding.EncodeToString([]byte(user + secret + ":"))
			require.NoError(t, os.WriteFile(filepath.Join(dir, "file"), []byte(header), 0o600))
			require.NotEmpty(t, traces(t, dir, secret))
		}
	})
	t.Run("another key", func(t *testing.T) {
		dir := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(dir, "file"), []byte(newKey(t)), 0o600))
		require.Empty(t, traces(t, dir, secret))
	})
}
