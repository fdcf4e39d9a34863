package calendar

import (
	"net/url"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/theme"
)

// desk is a page in a window, with everything it wished for written down.
type desk struct {
	page   *Page
	window fyne.Window
	state  live.State
	now    time.Time

	weeks  map[cliniko.Date]*storage.Week
	failed error

	shown   []string
	opened  []string
	steps   []int
	choices storage.Choices
}

func (d *desk) Week(_ cliniko.BusinessID, monday cliniko.Date) (*storage.Week, error) {
	return d.weeks[monday], d.failed
}

// seat puts a page with a busy week on screen.
func seat(t *testing.T, starts map[cliniko.Offering][]string) *desk {
	t.Helper()
	return seatWith(t, clinic(), starts)
}

func seatWith(t *testing.T, a *cliniko.Account, starts map[cliniko.Offering][]string) *desk {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light, 1))
	site, err := cliniko.NewSite("seaside", "au4")
	require.NoError(t, err)
	d := &desk{now: sydneyNow(t), weeks: map[cliniko.Date]*storage.Week{}}
	if starts != nil {
		d.weeks[monday] = known(t, a, starts)
	}
	d.state = live.State{
		Clinic:  storage.Clinic{ID: storage.ClinicID{Shard: "au4", Account: "1"}, Name: "Seaside Physio"},
		Site:    site,
		Account: a,
		From:    tuesday,
		To:      monday.Add(27),
		Status:  live.Status{Phase: live.UpToDate},
	}
	d.page = New(Deps{
		Source: d,
		Now:    func() time.Time { return d.now },
		Show:   func(b cliniko.BusinessID, m cliniko.Date) { d.shown = append(d.shown, string(b)+" "+m.String()) },
		Open:   func(u *url.URL) { d.opened = append(d.opened, u.String()) },
		Update: func(change func(*storage.Clinic)) { change(&d.state.Clinic); d.choices = d.state.Clinic.Choices },
		GoTo:   func(step int) { d.steps = append(d.steps, step) },
	})
	d.window = test.NewTempWindow(t, d.page.Content())
	d.window.SetPadded(false)
	d.window.Resize(fyne.NewSize(1180, 656))
	d.publish()
	return d
}

// publish gives the page the state, as a new snapshot.
func (d *desk) publish() {
	state := d.state
	d.page.SetState(&state)
}

func (d *desk) resize(width, height float32) { d.window.Resize(fyne.NewSize(width, height)) }

func (d *desk) dress(mode theme.Mode, scale float32) {
	fyne.CurrentApp().Settings().SetTheme(theme.New(mode, scale))
}

func TestDrawPage(t *testing.T) {
	d := seat(t, busyWeek(t))
	shot(t, d.window, "page-light")
	d.page.toNext()
	d.window.Canvas().Focus(d.page.screen.view.grid)
	d.page.screen.view.grid.cross(1)
	shot(t, d.window, "page-chosen")
	d.dress(theme.Dark, 1)
	shot(t, d.window, "page-dark")
	d.resize(900, 500)
	shot(t, d.window, "page-900-dark")
	d.dress(theme.Light, 1.5)
	shot(t, d.window, "page-900-150")
	d.resize(1180, 656)
	shot(t, d.window, "page-1180-150")
	d.dress(theme.Light, 0.9)
	shot(t, d.window, "page-1180-90")
	d.dress(theme.Light, 1)
	d.resize(480, 500)
	shot(t, d.window, "page-480")
}

func TestDrawStates(t *testing.T) {
	states := map[string]func(d *desk){
		"unread": func(d *desk) { d.weeks = nil; d.state.Status.Phase = live.Checking },
		"offline": func(d *desk) {
			d.now = d.now.Add(3 * time.Hour)
			d.state.Status = live.Status{Phase: live.Offline, Problem: &cliniko.Error{Kind: cliniko.KindOffline}}
		},
		"refused": func(d *desk) {
			for i := range d.weeks[monday].Offerings {
				d.weeks[monday].Offerings[i].From = tuesday.Add(1)
			}
		},
		"empty": func(d *desk) {
			d.weeks[monday.Add(7)] = d.weeks[monday]
			for i := range d.weeks[monday].Offerings {
				o := &d.weeks[monday].Offerings[i]
				for j := range o.Starts {
					o.Starts[j] = o.Starts[j].AddDate(0, 0, 7)
				}
			}
		},
		"filtered": func(d *desk) { d.page.showType("31", false); d.page.showType("32", false) },
		"zone-unknown": func(d *desk) {
			d.state.Account.Businesses[0].Zone, d.state.Account.Businesses[0].ZoneLabel = "Mars/Base", "Base"
		},
		"no-clinic": func(d *desk) { d.state.Clinic, d.state.Account, d.state.Site = storage.Clinic{}, nil, cliniko.Site{} },
		"elsewhere": func(d *desk) { d.now = d.now.In(zone(t, "Australia/Perth")); d.publish(); d.page.toNext() },
	}
	for name, change := range states {
		t.Run(name, func(t *testing.T) {
			d := seat(t, busyWeek(t))
			change(d)
			d.publish()
			shot(t, d.window, "state-"+name)
		})
	}
}

func TestDrawCrowd(t *testing.T) {
	d := seat(t, nil)
	a, week := crowd(t)
	a.Services, a.TypesOf, a.WorkingAt, a.Hours = nil, nil, nil, nil
	for _, kind := range a.AppointmentTypes {
		service := cliniko.Service{Business: harbour, AppointmentType: kind.ID}
		for i := range a.Practitioners {
			a.Practitioners[i].Active, a.Practitioners[i].ShowOnline = true, true
			service.Practitioners = append(service.Practitioners, a.Practitioners[i].ID)
		}
		a.Services = append(a.Services, service)
	}
	d.state.Account, d.weeks[monday] = a, week
	d.publish()
	d.page.toNext()
	shot(t, d.window, "crowd")
}
