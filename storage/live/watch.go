package live

import (
	"reflect"
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
)

const (
	watchPause   = 10 * time.Second // between two readings of a watched list
	watchTimeout = 10 * time.Minute // then nobody is changing anything any more
)

// Watch is what is being watched while somebody changes settings in Cliniko.
type Watch struct {
	Lists []cliniko.List
	Until time.Time // when it ends by itself; zero: nothing is watched
	// Stopped: it has ended by itself, and nothing was begun since.
	Stopped bool
}

// Watching reports whether a list is read again and again.
func (w Watch) Watching(l cliniko.List) bool {
	return !w.Until.IsZero() && slices.Contains(w.Lists, l)
}

// Watch reads some lists again and again, because somebody may be changing them in
// Cliniko right now. A newer call takes the place of an older one.
func (l *Live) Watch(lists ...cliniko.List) {
	l.commands.add(func(l *loop) {
		l.focus.watch = Watch{Lists: lists, Until: l.now().Add(watchTimeout)}
	})
}

// Unwatch ends watching: what was waited for has come, or the user has left.
func (l *Live) Unwatch() { l.commands.add(func(l *loop) { l.focus.watch = Watch{} }) }

// expireWatch ends watching when it has taken too long, and reports whether it did.
func (f *focus) expireWatch(now time.Time) bool {
	expired := !f.watch.Until.IsZero() && !now.Before(f.watch.Until)
	if expired {
		f.watch = Watch{Stopped: true}
	}
	return expired
}

// sameRules reports whether two accounts say the same of when patients can book.
func sameRules(a, b *cliniko.Account) bool {
	return reflect.DeepEqual(rules(a), rules(b))
}

func rules(a *cliniko.Account) []any {
	return []any{a.Settings.OnlineBookings, a.Businesses, a.Practitioners, a.AppointmentTypes, a.Services, a.Hours, a.Availability, a.Blocks}
}
