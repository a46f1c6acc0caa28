package framework

// fromPrefixedEnv and readFromEnv end the descriptions of most of Flask's
// options; the variable's name comes between them.
const (
	fromPrefixedEnv = " This configuration will set the "
	readFromEnv     = " environment variable. Run `app.config.from_prefixed_env()` in your Flask application in order to receive this configuration."
)

var flaskOptions = []Option{
	{Name: "flask-application-root", Type: "string", Description: "Path in which the application / web server is mounted." + fromPrefixedEnv + "FLASK_APPLICATION_ROOT" + readFromEnv},
	{Name: "flask-debug", Type: "boolean", Description: "Whether Flask debug mode is enabled."},
	{Name: "flask-env", Type: "string", Description: "What environment the Flask app is running in, by default it's 'production'."},
	{Name: "flask-permanent-session-lifetime", Type: "int", Description: "Time in seconds for the cookie to expire in the Flask application permanent sessions." + fromPrefixedEnv + "FLASK_PERMANENT_SESSION_LIFETIME" + readFromEnv},
	{Name: "flask-preferred-url-scheme", Type: "string", Default: "HTTPS", Description: `Scheme for generating external URLs when not in a request context in the Flask application. By default, it's "HTTPS".` + fromPrefixedEnv + "FLASK_PREFERRED_URL_SCHEME" + readFromEnv},
}

var flaskSecretKey = []Option{
	{Name: "flask-secret-key", Type: "string", Description: "The secret key used for securely signing the session cookie and for any other security related needs by your Flask application." + fromPrefixedEnv + "FLASK_SECRET_KEY" + readFromEnv},
	{Name: "flask-secret-key-id", Type: "secret", Description: "This configuration is similar to `flask-secret-key`, but instead accepts a Juju user secret ID. " +
		secretHolds + "Flask secret key" + secretMade + "my-flask-secret-key" + secretGrant + "my-flask-secret-key flask-k8s" + secretUse},
}

var flaskCookies = []Option{
	{Name: "flask-session-cookie-secure", Type: "boolean", Description: "Set the secure attribute in the Flask application cookies." + fromPrefixedEnv + "FLASK_SESSION_COOKIE_SECURE" + readFromEnv},
}

var flask = Framework{
	Name:  "flask",
	Title: "Flask",
	V1: Generation{Number: 1, Bases: jammyAndNoble, container: "flask-app", image: "flask-app-image", actions: rotate,
		options: [][]Option{gunicorn, flaskOptions, flaskSecretKey, flaskCookies}, oauth: oauth},
	V2: Generation{Number: 2, Bases: resolute, Experimental: true, container: app, image: appImage, actions: rotate,
		options: [][]Option{gunicorn, flaskOptions, flaskCookies, appSecretKeyV2}, oauth: oauth},
	Charm: Charm{
		FieldPrefix: "FLASK_", OptionPrefix: "FLASK_", Gunicorn: true, AppDir: "/flask/app", JSONLogging: true, Docs: docs + "flask-framework-extension/",
		Fields: []Field{
			{Name: "env", Option: "flask-env", NonEmpty: true, Text: "Name of the environment in which the app runs."},
			{Name: "debug", Option: "flask-debug", Kind: BoolField, Text: "Whether Flask's debug mode is on."},
			{Name: "secret_key", Option: "flask-secret-key", NonEmpty: true, Secret: true, Text: secretKeyText},
			{Name: "permanent_session_lifetime", Option: "flask-permanent-session-lifetime", Kind: IntField, Positive: true, Text: "Lifetime of permanent sessions in seconds."},
			{Name: "application_root", Option: "flask-application-root", NonEmpty: true, Text: "Path under which the app is mounted."},
			{Name: "session_cookie_secure", Option: "flask-session-cookie-secure", Kind: BoolField, Text: "Whether cookies have the secure attribute."},
			{Name: "preferred_url_scheme", Option: "flask-preferred-url-scheme", OneOf: []string{"HTTP", "HTTPS"}, AnyCase: true, Text: "Scheme of the URLs that the app generates outside of a request."},
		},
	},
	Rock: Rock{Command: "/bin/python3 -m gunicorn -c /flask/gunicorn.conf.py 'app:app' -k [ sync ]", Statsd: true},
}
