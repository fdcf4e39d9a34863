package cliniko

import (
	"errors"
	"net"
	"net/url"
	"strings"
)

// A whole sentence, since it is shown as it stands.
var errStandIn = errors.New("The address of a stand-in for Cliniko must be on this computer, such as http://127.0.0.1:8080. Start again with such an address.")

// ParseStandIn checks an address that takes the place of Cliniko's: http or https,
// a loopback host, any path or none, and nothing else. The error's text is a whole
// sentence for people.
func ParseStandIn(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, errStandIn
	}
	plain := url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path, RawPath: u.RawPath}
	if plain.String() != address || (u.Scheme != "http" && u.Scheme != "https") || !loopback(u.Hostname()) {
		return nil, errStandIn
	}
	plain.Path = strings.TrimRight(u.EscapedPath(), "/")
	if plain.Path != strings.TrimRight(u.Path, "/") {
		return nil, errStandIn
	}
	plain.RawPath = ""
	return &plain, nil
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || (ip != nil && ip.IsLoopback())
}
