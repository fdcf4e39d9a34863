package guide

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/control"
)

// request asks a colleague with the rights to change something in Cliniko. It holds no key and no
// address.
type request struct {
	clinic string
	cause  string // what is wrong, in sentences; empty: todo says it all
	menu   cliniko.Menu
	todo   string // with Cliniko's labels marked
	needs  string // who may do it; empty: nobody in particular
}

// text is the request as a message, ready to paste anywhere.
func (r request) text() string {
	var b strings.Builder
	b.WriteString(cliniko.MailOpening)
	if r.clinic != "" {
		fmt.Fprintf(&b, askClinic, wording.Name(r.clinic))
	}
	b.WriteString("?\n\n")
	for _, line := range []struct{ format, text string }{{askCause, r.cause}, {askWhere, string(r.menu)}, {askTodo, plain(r.todo)}, {askNeeds, r.needs}} {
		if line.text != "" {
			fmt.Fprintf(&b, line.format, line.text)
		}
	}
	b.WriteString("\n" + cliniko.MailClosing)
	return b.String()
}

// mail is the request as an e-mail, with as much of its cause as there is room for; nil: it cannot
// be one.
func (r request) mail() *url.URL {
	mail := cliniko.Mail(r.text())
	for mail == nil && r.cause != "" {
		r.cause = shortened(r.cause)
		mail = cliniko.Mail(r.text())
	}
	return mail
}

// shortened is a text without its last quarter.
func shortened(text string) string {
	most := utf8.RuneCountInString(text) * 3 / 4
	if most < 2 {
		return ""
	}
	return cliniko.Shorten(strings.TrimSuffix(text, "…"), most)
}

// plain is prose without the marks around Cliniko's labels.
func plain(prose string) string { return strings.NewReplacer("[[", "“", "]]", "”").Replace(prose) }

// rightsNeeded names who may change something in Cliniko.
var rightsNeeded = map[right]string{seesSettings: askNeedsSettings, administrates: askNeedsAdministrator}

// requestFor asks to do an action that stands as a condition says.
func (g *Guide) requestFor(a Action, c Condition) request {
	cause := c.Reason
	if c.State != control.Attention && c.State != control.Blocked {
		cause = "" // it is about this app
	}
	r := request{clinic: g.state.Clinic.Name, cause: cause, menu: a.Menu, todo: cmp.Or(a.Ask, a.Text)}
	if a.Ask != "" && a.Needs == noRight {
		r.cause = "" // it is the role of the person who asks
	}
	if c.Barred != "" {
		r.needs = rightsNeeded[a.Needs]
	}
	return r
}

// Ask opens, at a button, the ways to send a message for a colleague about something in this
// clinic, with the menu path to it.
func (g *Guide) Ask(at *control.Button, what string, menu cliniko.Menu) {
	g.offer(at, request{clinic: g.state.Clinic.Name, cause: what, menu: menu})
}

// offer opens, at a button, the ways to send a request.
func (g *Guide) offer(at *control.Button, r request) {
	ways := []control.MenuItem{{Label: askCopy, Press: func() {
		g.deps.Clipboard.SetContent(r.text())
		at.Answer(copied)
	}}}
	if mail := r.mail(); mail != nil {
		ways = append(ways, control.MenuItem{Label: askMail, Press: func() { g.deps.Open(mail) }})
	}
	control.ShowMenu(at, ways)
}
