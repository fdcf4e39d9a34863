package bookable

import (
	"maps"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/theme"
)

// TestThePageIsDrawn draws each scene in one look, and each look for some scene.
func TestThePageIsDrawn(t *testing.T) {
	for i, what := range slices.Sorted(maps.Keys(scenes())) {
		l := looks()[i%len(looks())]
		t.Run(what+" "+l.name, func(t *testing.T) { drawScene(t, what, l) })
	}
}

// drawScene draws the page in one way that people can see it. A picture is kept when
// COMPANION_SHOTS names a folder.
func drawScene(t *testing.T, what string, l look) {
	t.Helper()
	d := newDesk(t, l)
	scenes()[what](d)
	requireInside(t, d.page.Content())
	d.shot(what + "-" + l.name)
}

func looks() []look {
	return []look{
		usual,
		{"dark", theme.Dark, 1, 1180, 656},
		{"least", theme.Light, 1, 900, 496},
		{"150", theme.Light, 1.5, 1180, 656},
		{"wide", theme.Dark, 1.1, 1600, 900},
	}
}

// scenes are what the page can show, by name.
func scenes() map[string]func(*desk) {
	return map[string]func(*desk){
		"unconnected": func(d *desk) { d.page.SetState(unconnected()) },
		"small": func(d *desk) {
			d.done = true
			d.show(seaside())
			d.page.SetChange("Since 9:31: **Standard** is turned on again. 34 new times.", false)
		},
		"chosen": func(d *desk) {
			d.show(seaside())
			d.page.choose(readiness.Target{Business: hill, Practitioner: ben, AppointmentType: initial})
			d.window.Canvas().Focus(d.grid())
		},
		"unlinked": func(d *desk) {
			d.show(seaside())
			d.page.choose(readiness.Target{Business: harbour, Practitioner: ben, AppointmentType: telehealth})
		},
		"marked": func(d *desk) {
			c := seaside()
			c.marks = []storage.Mark{
				{Offering: cliniko.Offering{Business: harbour, Practitioner: nora}, Word: string(readiness.LeaveOut)},
				{Offering: cliniko.Offering{Practitioner: pat}, Word: string(readiness.ShouldBeBookable)},
			}
			d.show(c)
			d.page.screen.panel.choices.line.SetOpen(true)
		},
		"green": func(d *desk) { d.done = true; d.show(healthy()) },
		"list":  func(d *desk) { d.show(alone()) },
		"large": func(d *desk) { d.show(large()) },
		"large all": func(d *desk) {
			d.done = true
			d.show(large())
			d.page.setAttention(false)
			d.page.setBusiness(everywhere)
			d.window.Canvas().Focus(d.grid())
			d.press(fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyEnd)
		},
		"found": func(d *desk) { d.show(seaside()); d.page.screen.field.SetText("pat") },
		"lost":  func(d *desk) { d.show(seaside()); d.page.screen.field.SetText("zzz") },
		"offline": func(d *desk) {
			c := seaside()
			c.phase = live.Offline
			s := c.state()
			s.Status.Problem = &cliniko.Error{Kind: cliniko.KindOffline}
			d.clinic = c
			d.page.SetState(s)
		},
		"unchecked": func(d *desk) {
			s := seaside().state()
			s.Account, s.Report = nil, readiness.Report{}
			s.Status = live.Status{Phase: live.Offline, Problem: &cliniko.Error{Kind: cliniko.KindNoName}}
			d.page.SetState(s)
		},
		"lost it": func(d *desk) {
			d.show(lossy())
			d.page.SetChange("Ben Tran is now turned off for online booking.", true)
		},
		"cluttered": func(d *desk) {
			d.show(cluttered())
			d.page.screen.panel.choices.line.SetOpen(true)
			d.page.unfold(topic{cause: readiness.TypeArchived, of: parts{appointmentType: true}})
		},
		"reading partly": func(d *desk) {
			c := large()
			c.phase = live.Checking
			for i, o := range readiness.Shown(c.account, now) {
				if i%3 > 0 {
					delete(c.seen, o)
				}
			}
			d.show(c)
		},
		"reading": func(d *desk) {
			c := seaside()
			c.phase = live.Checking
			clear(c.seen)
			d.show(c)
		},
	}
}
