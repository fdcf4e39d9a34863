package guide

import (
	"strings"

	"mieahealth.com/companion/cliniko"
)

const longestAddress = 300

// ParseAddress reads a clinic's Cliniko address as people type or copy it, such as
// "seaside.au4.cliniko.com" or a whole link to any page below it. Only the first part
// and the region are taken from it.
func ParseAddress(typed string) (cliniko.Site, bool) {
	if len(typed) > longestAddress {
		return cliniko.Site{}, false
	}
	host := strings.ToLower(strings.TrimSpace(typed))
	host = strings.TrimPrefix(strings.TrimPrefix(host, "https://"), "http://")
	host, _, _ = strings.Cut(host, "/")
	name, ours := strings.CutSuffix(host, ".cliniko.com")
	subdomain, region, both := strings.Cut(name, ".")
	if !ours || !both {
		return cliniko.Site{}, false
	}
	shard, err := cliniko.ParseShard(region)
	if err != nil {
		return cliniko.Site{}, false
	}
	site, err := cliniko.NewSite(subdomain, shard)
	return site, err == nil
}
