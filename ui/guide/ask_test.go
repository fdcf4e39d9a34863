package guide

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
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
			require.NotContains(t, r.text(), "go to step", "a colleague does not see this app")
		}
	})
}
