package cliniko

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What every message to a colleague consists of: this begins and ends it, and nothing else may be
// handed to an e-mail program.
const (
	MailSubject = "A change in Cliniko for MIEA"
	MailOpening = "Hi, could you please change this in Cliniko"
	MailClosing = "It’s for connecting the MIEA AI Assistant. Thank you."
)

// longestMail is how long the address of an e-mail may be: some e-mail programs and Windows cut
// longer ones.
const longestMail = 1800

// Mail is a message to a colleague as the address that an e-mail program opens. It has no
// receiver, whom the person fills in. Nil: it is too long, or not such a message.
func Mail(message string) *url.URL {
	query := mailHead + strings.ReplaceAll(escaped(message), "%0A", "%0D%0A")
	mail := &url.URL{Scheme: "mailto", RawQuery: query}
	if !mailable(message) || len(mail.String()) > longestMail {
		return nil
	}
	return mail
}

// MailMessage is the message of an address that [Mail] made; empty for any other address.
func MailMessage(address *url.URL) string {
	body, found := strings.CutPrefix(address.RawQuery, mailHead)
	text, err := url.PathUnescape(body)
	message := strings.ReplaceAll(text, "\r\n", "\n")
	if mail := Mail(message); !found || err != nil || mail == nil || *mail != *address {
		return ""
	}
	return message
}

var mailHead = "subject=" + escaped(MailSubject) + "&body="

// escaped leaves nothing in a text that an address, or a program that is given one, reads as more
// than text.
func escaped(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }

// mailable reports whether a text is a message to a colleague: lines that can be seen, and no key
// in them.
func mailable(message string) bool {
	return strings.HasPrefix(message, MailOpening) && strings.HasSuffix(message, MailClosing) &&
		utf8.ValidString(message) && !strings.ContainsFunc(message, unseen) && !holdsKey(message)
}

// unseen reports whether a character cannot be seen or turns the direction of writing; lines and
// joined emoji are fine.
func unseen(r rune) bool {
	return r != '\n' && r != joiner && (unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp))
}

// keyLike is what may be a key: longer than any word, or ending in a region.
var keyLike = regexp.MustCompile(`[A-Za-z0-9+/=_-]{40,}|[A-Za-z0-9+/=_]{16,}-[A-Za-z]{2}[0-9]`)

func holdsKey(text string) bool { return keyLike.MatchString(text) }
