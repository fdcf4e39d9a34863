package cliniko

import "time"

// Rules are what the clinic's settings leave of the free times of one appointment type.
// The type's own lead time counts where it has one, else the account's: Cliniko's API
// schema lets a type's own be null, and says nowhere which of the two wins. So a time is
// never ruled out by it, see Soonest, and Cliniko's answer counts more.
type Rules struct {
	LeadTime  Limit // hours; 0: patients can book right away
	OwnLead   bool  // LeadTime is the type's own
	Soonest   Limit // hours; no time begins sooner, whichever lead time counts
	DaysAhead Limit // days from today, at least 1
	// PerDayPart is how many times of a morning, afternoon and evening are offered, 1 to 5; 0:
	// all. Cliniko's documentation offers 1 to 5 or no limit and does not say how it sends
	// that, so any other number stands for no limit.
	PerDayPart Limit
}

// Limit is a number that a rule sets.
type Limit struct {
	Known bool // false: Cliniko told none, or none that makes sense
	N     int  // 0 unless Known
}

// Numbers beyond these make no sense: Cliniko offers up to 672 hours, 365 days, 5 times.
const (
	mostLeadHours  = 10_000
	mostDaysAhead  = 3_650
	mostPerDayPart = 5
)

// Rules are those of an appointment type; of the zero type those of the whole account.
func (o OnlineBookings) Rules(t AppointmentType) Rules {
	account, own := limitOf(o.LeadTimeHours, 0, mostLeadHours), limitOf(t.LeadTimeHours, 0, mostLeadHours)
	r := Rules{LeadTime: account, DaysAhead: limitOf(o.DaysAhead, 1, mostDaysAhead), PerDayPart: limitOf(o.MaxPerDaySegment, 1, mostPerDayPart)}
	if own.Known {
		r.LeadTime, r.OwnLead = own, true
	}
	if account.Known {
		r.Soonest = Limit{true, min(account.N, r.LeadTime.N)}
	}
	r.PerDayPart.Known = o.MaxPerDaySegment != nil
	return r
}

func limitOf(told *int, least, most int) Limit {
	if told == nil || *told < least || *told > most {
		return Limit{}
	}
	return Limit{true, *told}
}

// Lead is the lead time; 0 where it is not known.
func (r Rules) Lead() time.Duration { return time.Duration(r.LeadTime.N) * time.Hour }

// Ahead is how far ahead patients can book; 0 where it is not known.
func (r Rules) Ahead() time.Duration { return time.Duration(r.DaysAhead.N) * 24 * time.Hour }

// LeaveNothing reports whether the lead time is as long as patients can book ahead.
func (r Rules) LeaveNothing() bool {
	return r.LeadTime.Known && r.DaysAhead.Known && r.Lead() >= r.Ahead()
}
