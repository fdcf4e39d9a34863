package guide

import (
	"cmp"
	"fmt"
	"strings"

	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/control"
)

// right is what somebody needs to do an action in Cliniko.
type right int

const (
	noRight       right = iota
	seesSettings        // power receptionists and administrators
	administrates       // administrators
)

// The roles whose rights are known; Cliniko may add others.
const (
	roleAdministrator     = "administrator"
	rolePowerReceptionist = "power receptionist"
)

// keyOwner is the name and the role of the person whose key it is; the role is in lower case.
func (f facts) keyOwner() (name, role string) {
	name, role = f.Clinic.User, f.Clinic.Role
	if f.Account != nil && f.Account.User.Role != "" {
		name, role = f.Account.User.Name(), f.Account.User.Role
	}
	return cmp.Or(wording.Name(name), keyNoUser), strings.ToLower(wording.Name(role))
}

// administrator looks at the role of the person whose key it is.
func administrator(f facts) Condition {
	if !f.Connected() {
		return Condition{State: control.ToDo}
	}
	name, role := f.keyOwner()
	switch role {
	case roleAdministrator:
		return Condition{State: control.Done, Reason: wording.Capital(fmt.Sprintf(reasonAdministrator, name))}
	case "":
		return Condition{State: control.Unchecked, Reason: reasonRoleUnknown, About: "no role"}
	default:
		return Condition{State: control.Attention, Reason: f.barred(administrates), About: role}
	}
}

// administratorAccount sees whether the key shows that there is an administrator's account.
func administratorAccount(f facts) Condition {
	name, role := f.keyOwner()
	switch {
	case !f.Connected() || role == "":
		return Condition{State: control.ToDo}
	case role == roleAdministrator:
		return Condition{State: control.Done}
	default:
		return Condition{State: control.Attention, Reason: fmt.Sprintf(readyNotAdmin, name, role)}
	}
}

// barred says why the person whose key it is cannot do what needs a right; empty: nothing
// is known to stand against it.
func (f facts) barred(needs right) string {
	name, role := f.keyOwner()
	switch {
	case !f.Connected() || needs == noRight || role == "" || role == roleAdministrator:
		return ""
	case role != rolePowerReceptionist:
		return fmt.Sprintf(reasonOtherRole, name, role)
	case needs == administrates:
		return fmt.Sprintf(reasonPowerReceptionist, name)
	default:
		return ""
	}
}
