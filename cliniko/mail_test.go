package cliniko

import (
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// letter is a message to a colleague that says something.
func letter(text string) string { return MailOpening + " for " + text + "?\n\n" + MailClosing }

func TestMail(t *testing.T) {
	t.Run("an e-mail has a subject and lines and no receiver", func(t *testing.T) {
		text := letter("Zoë’s Physio & Co, 50% + more")
		mail := Mail(text)
		require.Equal(t, "mailto:?subject=A%20change%20in%20Cliniko%20for%20MIEA&body=Hi%2C%20could%20you%20please%20change%20this%20in%20Cliniko%20for%20"+
			"Zo%C3%AB%E2%80%99s%20Physio%20%26%20Co%2C%2050%25%20%2B%20more%3F%0D%0A%0D%0A"+
			"It%E2%80%99s%20for%20connecting%20the%20MIEA%20AI%20Assistant.%20Thank%20you.", mail.String())
		require.True(t, MayOpen(mail))
		require.Equal(t, text, MailMessage(mail))
	})
	t.Run("the address reads back as it was written", func(t *testing.T) {
		mail, err := url.Parse(Mail(letter("Seaside")).String())
		require.NoError(t, err)
		require.True(t, MayOpen(mail))
	})
	t.Run("a name cannot add to an e-mail", func(t *testing.T) {
		query := Mail(letter("x&cc=evil@example.com&attach=/etc/passwd?#\" -flag")).RawQuery
		require.Equal(t, 1, strings.Count(query, "&"))
		require.NotContains(t, query, "@")
		require.NotContains(t, query, `"`)
		require.NotContains(t, query, " ")
	})
	t.Run("nothing else is one", func(t *testing.T) {
		for name, text := range map[string]string{
			"no message":           "",
			"another beginning":    "Hello. " + MailClosing,
			"another end":          MailOpening + "?",
			"a key":                letter("MS0xLTEyMzQ1Njc4OTAxMjM0NTY-au4"),
			"a key without region": letter(strings.Repeat("MS0x", 12)),
			"a control character":  letter("a\x00b"),
			"a carriage return":    letter("a\rb"),
			"a line separator":     letter("a\u2028b"),
			"turned writing":       letter("a\u202eb"),
			"no text":              letter("a\xffb"),
			"too long":             letter(strings.Repeat("a b ", 500)),
		} {
			require.Nil(t, Mail(text), name)
		}
	})
	t.Run("no other address of that kind may be opened", func(t *testing.T) {
		good := Mail(letter("Seaside")).String()
		for _, address := range []string{
			"mailto:", "mailto:support@mieahealth.com", "mailto:?body=Hi", strings.Replace(good, "mailto:?", "mailto:evil@example.com?", 1),
			strings.Replace(good, "mailto:?", "mailto://evil@example.com/?", 1), strings.Replace(good, "subject=", "cc=evil&subject=", 1),
			good + "&cc=evil%40example.com", good + "#x", strings.Replace(good, "%20", "+", 1), strings.Replace(good, "%3F", "?", 1),
			strings.Replace(good, "%0D%0A", "%0A", 1), strings.ToUpper(good), strings.Replace(good, "%0D", "%0d", 1),
			"MAILTO:?" + strings.TrimPrefix(good, "mailto:?") + "x",
		} {
			parsed, err := url.Parse(address)
			require.NoError(t, err)
			require.False(t, MayOpen(parsed), address)
		}
	})
}

// FuzzMail changes what is written and what is opened: whatever may be opened is a message of ours,
// within its length, with nothing that an e-mail program reads as more than text.
func FuzzMail(f *testing.F) {
	f.Add("Seaside Physio", "")
	f.Add("x&cc=evil@example.com\r\nBcc: y", "mailto:?subject=x&body=y")
	f.Add("\u202e👩‍⚕️ ไทย", Mail(letter("Seaside")).String())
	f.Add("MS0xLTEyMzQ1Njc4OTAxMjM0NTY-au4", "mailto:evil@example.com?"+Mail(letter("a")).RawQuery)
	f.Fuzz(func(t *testing.T, name, address string) {
		if mail := Mail(letter(name)); mail != nil {
			require.True(t, MayOpen(mail))
			require.Equal(t, letter(name), MailMessage(mail))
			requireMail(t, mail)
		}
		parsed, err := url.Parse(address)
		if err == nil && parsed.Scheme == "mailto" && MayOpen(parsed) {
			requireMail(t, parsed)
		}
	})
}

func requireMail(t *testing.T, mail *url.URL) {
	t.Helper()
	require.LessOrEqual(t, len(mail.String()), 1800)
	require.Regexp(t, `\Amailto:\?subject=[A-Za-z0-9%]+&body=[A-Za-z0-9%._~-]+\z`, mail.String())
	require.True(t, strings.HasPrefix(MailMessage(mail), MailOpening))
	require.NotRegexp(t, `[A-Za-z0-9+/=_]{16,}-au[0-9]`, MailMessage(mail))
}
