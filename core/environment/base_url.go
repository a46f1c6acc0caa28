package environment

import (
	"strconv"

	"charm-playground/core/deployment"
	"charm-playground/core/pydantic"
	"charm-playground/core/python"
	"charm-playground/core/value"
)

// defaultPort is the port on which gunicorn listens.
const defaultPort = 8000

// port returns the port on which the app listens.
func (c *config) port() int {
	switch given := c.fieldValue(c.framework.Port); {
	case given == nil:
		return defaultPort
	case !given.value.Int.IsInt64():
		return 1 << 40
	default:
		return int(given.value.Int.Int64())
	}
}

// portText returns the port as addresses contain it.
func (c *config) portText() string {
	if given := c.fieldValue(c.framework.Port); given != nil {
		return given.value.Str()
	}
	return strconv.Itoa(defaultPort)
}

// findBaseURL follows charm.py, _base_url: it takes the ingress's address, or
// else the Kubernetes service's.
func (c *config) findBaseURL() (failure *Failure) {
	c.baseURL, failure = c.ingressURL()
	c.ingress = c.baseURL.Value != ""
	if failure == nil && !c.ingress {
		c.baseURL = deployment.Text{Value: "http://" + c.d.Application + "." + c.d.Model + ":" + c.portText()}
	}
	return failure
}

// ingressURL follows the ingress library's url: it returns the address in the
// application's databag, or nothing.
func (c *config) ingressURL() (deployment.Text, *Failure) {
	given, ok := firstBag(c.d, "ingress").Get("ingress")
	if !ok {
		return deployment.Text{}, nil
	}
	return ingressAddress(given)
}

func ingressAddress(given deployment.Text) (deployment.Text, *Failure) {
	data, err := python.Loads(given.Value)
	switch {
	case err != nil:
		return deployment.Text{}, crash(given.Place, "The ingress's data is not JSON.")
	case isNull(data):
		return deployment.Text{}, nil
	}
	return httpAddress(data.Get("url"), given.Place)
}

// httpAddress returns the ingress's address in its normal form.
func httpAddress(url *value.Value, at deployment.Place) (deployment.Text, *Failure) {
	if isString(url) {
		if normal, err := pydantic.HTTPURL(url.Text); err == nil {
			return deployment.Text{Value: normal, Place: at}, nil
		}
	}
	return deployment.Text{}, crash(at, "The ingress's data does not have a url that is an address with http or https.")
}
