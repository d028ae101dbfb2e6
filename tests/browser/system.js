// The learning management system of the tests: scorm-again, and a database of one learner in the storage of this host.
const at = new URLSearchParams(location.search)
const is2004 = at.get('standard') === 'scorm2004'
// In a browser that keeps nothing the database is a variable, which a test hands on to the next launch.
const database = {
  get: () => { try { return localStorage.getItem('LMS') } catch { return self.lms } },
  set: (text) => { self.lms = text; try { localStorage.setItem('LMS', text) } catch { /* As above. */ } }
}
const kept = JSON.parse(database.get() ?? JSON.stringify(is2004 ? { learner_id: 'anna' } : { core: { student_id: 'anna' } }))
const api = new (is2004 ? Scorm2004API : Scorm12API)({ autocommit: false, logLevel: 5 })
api.loadFromJSON(kept, 'cmi')
self.calls = []
self.failing = false
// What it refuses, whatever is said there.
const refused = at.has('refuses') ? new RegExp(at.get('refuses')) : /^$/
// How many values cannot be read before one can.
let stumbles = Number(at.get('stumbles'))
const found = {}
const commit = is2004 ? 'Commit' : 'LMSCommit'
for (const name of ['Initialize', 'Terminate', 'Finish', 'GetValue', 'SetValue', 'Commit', 'GetLastError', 'GetErrorString', 'GetDiagnostic']) {
  const own = is2004 ? name : 'LMS' + name
  if (!api[own]) continue
  found[own] = (...values) => {
    self.calls.push([name, ...values])
    if (self.failing && name !== 'GetLastError') return name === 'GetValue' ? '' : 'false'
    if (self.failing) return '101'
    if (name === 'SetValue' && refused.test(values[0])) {
      self.calls.push(['refused', ...values, '401'])
      self.refusedLast = true
      return 'false'
    }
    if (name === 'GetLastError' && self.refusedLast) return '401'
    self.refusedLast = false
    if (stumbles > 0 && name === 'GetValue') return ''
    if (stumbles > 0 && name === 'GetLastError') return stumbles-- && '101'
    const result = api[own](...values)
    if (name === 'SetValue' && result !== 'true') self.calls.push(['refused', ...values, api[is2004 ? 'GetLastError' : 'LMSGetLastError']()])
    if (own === commit && result === 'true') database.set(JSON.stringify(api.cmi))
    return result
  }
}
const show = () => (self[is2004 ? 'API_1484_11' : 'API'] = found)
// A slow one puts its interface there some time after the course was launched.
if (at.has('after')) setTimeout(show, Number(at.get('after')))
else if (!at.has('absent')) show()
document.querySelector('iframe').src = at.get('launch') ?? 'package/launch.html'
