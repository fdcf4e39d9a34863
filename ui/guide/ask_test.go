package guide

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/control"
)

func TestRequest(t *testing.T) {
	online := request{clinic: "Seaside\nPhysio", cause: "Online bookings are off.", menu: cliniko.MenuOnlineBookings, todo: "Turn on [[Online bookings]].", needs: askNeedsAdministrator}
	t.Run("says what is wrong, where to go, what to do and who can", func(t *testing.T) {
		require.Equal(t, "Hi, could you please change this in Cliniko for Seaside Physio?\n\n"+
			"What’s wrong: Online bookings are off.\nWhere: Settings → Online bookings\nWhat to do: Turn on “Online bookings”.\nWho can do it: a Cliniko administrator.\n\n"+
			"It’s for connecting the MIEA AI Assistant. Thank you.", online.text())
	})
	t.Run("leaves out what is not known", func(t *testing.T) {
		require.Equal(t, "Hi, could you please change this in Cliniko?\n\nWhere: Settings → Online bookings\n\nIt’s for connecting the MIEA AI Assistant. Thank you.",
			request{menu: cliniko.MenuOnlineBookings}.text())
	})
	t.Run("is an e-mail word for word", func(t *testing.T) {
		require.Equal(t, online.text(), cliniko.MailMessage(online.mail()))
	})
	t.Run("a cause that is too long for an e-mail is cut there, in whole letters, and the rest is said", func(t *testing.T) {
		long := online
		long.cause = strings.Repeat("ที่นี่ไม่มีเวลาว่าง ", 60)
		mail := cliniko.MailMessage(long.mail())
		require.Contains(t, mail, "What’s wrong: ที่นี่")
		require.Contains(t, mail, "…\nWhere: Settings → Online bookings\nWhat to do: Turn on “Online bookings”.")
		require.Contains(t, long.text(), strings.TrimSpace(long.cause))
	})
	t.Run("is no e-mail when even the rest is too long", func(t *testing.T) {
		long := online
		long.todo = strings.Repeat("Turn it on. ", 400)
		require.Nil(t, long.mail())
	})
	t.Run("every action makes one that can be sent", func(t *testing.T) {
		o, _ := window(t, seaside(), TabStart, wide, looks["light"])
		for _, a := range allActions() {
			r := o.guide.requestFor(a, Condition{Reason: "Something is wrong.", Barred: "Not by you."})
			require.NotNil(t, r.mail(), a.ID)
		}
	})
	t.Run("every one can be read without this app", func(t *testing.T) {
		o, _ := window(t, seaside(), TabStart, wide, looks["light"])
		for _, a := range allActions() {
			for _, c := range []Condition{{State: control.ToDo, Reason: reasonNobodyShown}, {State: control.Blocked}, {State: control.Blocked, Barred: "Not by you."}} {
				if a.mayBeAsked(c) {
					text := o.guide.requestFor(a, c).text()
					require.NotRegexp(t, `(?i)go to step|same page|this page|above|this app|companion lists`, text)
					require.Contains(t, text, "Where: Settings → ")
					require.Contains(t, text, "What to do: ")
				}
			}
		}
	})
	t.Run("says which rules are meant, and how to set them", func(t *testing.T) {
		s := seaside()
		s.Account.Settings.OnlineBookings.DaysAhead = number(28)
		o, w := window(t, s, TabOnline, wide, looks["light"])
		o.guide.step(1).choose(1)
		press(t, w, askColleague)
		choose(w, 0)
		require.Contains(t, o.clipboard, "What’s wrong: 1 setting is stricter than MIEA’s recommended settings, so MIEA can offer fewer times.\nWhere: Settings → Online bookings\n"+
			"What to do: If it suits the clinic, set “Lead time required for bookings” to 2 hours or less, “How far ahead bookings are offered” to at least 84 days, and “Max appointments per day segment” to “Unlimited”.")
	})
	t.Run("a list of this app is nothing to ask a colleague for", func(t *testing.T) {
		o, w := window(t, troubled(), TabWho, wide, looks["light"])
		o.guide.step(2).choose(4)
		require.NotContains(t, buttons(w.Content()), askColleague)
	})
}
