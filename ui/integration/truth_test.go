package integration

import "github.com/stretchr/testify/require"

// requireTruth holds what the screen claims against what the password store holds. No
// key of it may be given out for gone, and none be called kept that is not.
func (d *desk) requireTruth() {
	d.t.Helper()
	d.rest()
	d.goTo(tabKey)
	held := d.store.holds(d.state().Clinic.ID)
	if held != "" {
		d.requireNotSees("that the key is gone, which is still in the store,", saysGone...)
	}
	if held == "" {
		d.requireNotSees("that the key is kept, which is not in the store,", saysKept...)
	}
	if held == d.pasted {
		d.requireNotSees("that the key is for this session only, which is in the store,", saysSessionOnly...)
	}
	for user := range d.store.all() {
		require.Contains(d.t, d.listed(), user, "its key is in the store, and the app does not say so any more")
	}
}

func (d *desk) listed() (users []string) {
	for _, c := range d.state().Clinics {
		users = append(users, c.ID.String())
	}
	return users
}
