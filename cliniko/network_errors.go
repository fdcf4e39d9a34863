package cliniko

import (
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"strings"
	"syscall"
)

// classify tells the faults of a network apart by what a person can do about them.
// The order matters: a fault at a proxy looks like any other from the inside, and an
// absent network like a name that cannot be found. A detail stands as others wrote it:
// see [Client.about].
func classify(ctx context.Context, err error) *Error {
	if ctx.Err() != nil {
		return &Error{Kind: KindCanceled, Err: ctx.Err()}
	}
	for _, recognise := range []func(error) *Error{
		classifyRefusal, classifyProxy, classifyCertificate, classifySocket, classifyName, classifyAnswer, classifyTLS,
	} {
		if fault := recognise(err); fault != nil {
			fault.Err = err
			return fault
		}
	}
	return &Error{Kind: KindBlocked, Err: err}
}

func classifyRefusal(err error) *Error {
	if _, refused := errors.AsType[*refusal](err); refused {
		return &Error{Kind: KindRefusedHere}
	}
	return nil
}

func classifyProxy(err error) *Error {
	if refused, ok := errors.AsType[*proxyFault](err); ok {
		return &Error{Kind: KindProxy, Status: refused.status, Detail: refused.host}
	}
	operation, ok := errors.AsType[*net.OpError](err)
	if !ok || (operation.Op != "proxyconnect" && !strings.HasPrefix(operation.Op, "socks")) {
		return nil
	}
	return &Error{Kind: KindProxy, Detail: failedAddress(operation.Err)}
}

// failedAddress is the name or address that a connection could not be made to.
func failedAddress(err error) string {
	if name, ok := errors.AsType[*net.DNSError](err); ok {
		return name.Name
	}
	if dial, ok := errors.AsType[*net.OpError](err); ok && dial.Addr != nil {
		return dial.Addr.String()
	}
	return ""
}

func classifyCertificate(err error) *Error {
	refused, ok := errors.AsType[*tls.CertificateVerificationError](err)
	if !ok {
		return nil
	}
	if name, ok := errors.AsType[x509.HostnameError](err); ok && hasNames(name.Certificate) {
		return &Error{Kind: KindPortal}
	}
	if invalid, ok := errors.AsType[x509.CertificateInvalidError](err); ok && invalid.Reason == x509.Expired {
		return &Error{Kind: KindClock}
	}
	return &Error{Kind: KindTLS, Detail: issuer(refused.UnverifiedCertificates)}
}

// hasNames reports whether a certificate is made out to anybody; those that an office
// makes by itself may not be.
func hasNames(c *x509.Certificate) bool {
	return len(c.DNSNames)+len(c.IPAddresses)+len(c.URIs)+len(c.EmailAddresses) > 0
}

// issuer is who signed the certificate that was shown.
func issuer(shown []*x509.Certificate) string {
	if len(shown) == 0 {
		return ""
	}
	signer := shown[0].Issuer
	return cmp.Or(signer.CommonName, strings.Join(signer.Organization, ", "))
}

// kindOfErrno has the numbers of Windows sockets by value, since Go names only some
// of them; none of those numbers is in use elsewhere.
var kindOfErrno = map[syscall.Errno]Kind{
	syscall.ENETDOWN:     KindOffline,
	syscall.ENETUNREACH:  KindOffline,
	syscall.EHOSTDOWN:    KindOffline,
	syscall.EHOSTUNREACH: KindOffline,
	10050:                KindOffline, // WSAENETDOWN
	10051:                KindOffline, // WSAENETUNREACH
	10064:                KindOffline, // WSAEHOSTDOWN
	10065:                KindOffline, // WSAEHOSTUNREACH

	syscall.ECONNREFUSED: KindBlocked,
	syscall.ECONNRESET:   KindBlocked,
	syscall.ECONNABORTED: KindBlocked,
	syscall.EPERM:        KindBlocked,
	syscall.EACCES:       KindBlocked,
	10013:                KindBlocked, // WSAEACCES
	10053:                KindBlocked, // WSAECONNABORTED
	10054:                KindBlocked, // WSAECONNRESET
	10061:                KindBlocked, // WSAECONNREFUSED

	syscall.ETIMEDOUT: KindTimeout,
	10060:             KindTimeout, // WSAETIMEDOUT
}

func classifySocket(err error) *Error {
	if number, ok := errors.AsType[syscall.Errno](err); ok && kindOfErrno[number] != KindNone {
		return &Error{Kind: kindOfErrno[number]}
	}
	return nil
}

func classifyName(err error) *Error {
	name, ok := errors.AsType[*net.DNSError](err)
	switch {
	case !ok:
		return nil
	case strings.Contains(name.Err, "unreachable"): // the resolver keeps only the text
		return &Error{Kind: KindOffline}
	}
	return &Error{Kind: KindNoName}
}

func classifyAnswer(err error) *Error {
	record, isRecord := errors.AsType[tls.RecordHeaderError](err)
	switch text := err.Error(); {
	case isRecord && string(record.RecordHeader[:]) == "HTTP/":
		return &Error{Kind: KindPortal}
	case errors.Is(err, errTooLarge), strings.Contains(text, "headers exceeded"), strings.Contains(text, "header list larger"):
		return &Error{Kind: KindTooLarge}
	case errors.Is(err, errCut):
		return &Error{Kind: KindBadAnswer, Detail: errCut.Error()}
	case strings.Contains(text, "malformed"), strings.HasPrefix(text, "gzip:"), strings.HasPrefix(text, "flate:"):
		return &Error{Kind: KindBadAnswer, Detail: "it is no web answer"}
	case errors.Is(err, context.DeadlineExceeded), timedOut(err):
		return &Error{Kind: KindTimeout}
	}
	return nil
}

func timedOut(err error) bool {
	timed, ok := errors.AsType[net.Error](err)
	return ok && timed.Timeout()
}

// classifyTLS is what is left of a handshake that failed: old versions, foreign noise.
func classifyTLS(err error) *Error {
	if strings.Contains(err.Error(), "tls: ") {
		return &Error{Kind: KindTLS}
	}
	return nil
}
