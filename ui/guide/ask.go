package guide

import (
	"fmt"
	"strings"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
)

// ask is a message for a colleague with the rights, ready to paste anywhere. It holds
// no key and no address.
func ask(clinic, why string, menu cliniko.Menu, todo string) string {
	var b strings.Builder
	b.WriteString(askHello)
	if clinic != "" {
		fmt.Fprintf(&b, askClinic, wording.Name(clinic))
	}
	fmt.Fprintf(&b, "\n\n%s\n", why)
	if menu != "" {
		fmt.Fprintf(&b, askWhere, menu)
	}
	if todo != "" {
		fmt.Fprintf(&b, askTodo, plain(todo))
	}
	b.WriteString(askThanks)
	return b.String()
}

// plain is prose without the marks around Cliniko's labels.
func plain(prose string) string { return strings.NewReplacer("[[", "“", "]]", "”").Replace(prose) }

// Ask is a message for a colleague about something in this clinic, with the menu path
// to it.
func (g *Guide) Ask(what string, menu cliniko.Menu) string {
	return ask(g.state.Clinic.Name, what, menu, "")
}
