// Every kind of page, with an address that shows it at its fullest and the addresses that are of
// its kind. The crawl fails on a page of no kind, so that a new page is not left out here.

export const LANGUAGES = ['en', 'es', 'pt'];

/** `path` stands below the language; `status` is 200 unless said. */
export const KINDS = [
  { name: 'home', path: '', like: /^$/ },
  { name: 'profiles', path: 'profile', like: /^profile$/ },
  { name: 'profile of a country', path: 'profile/BOL', like: /^profile\/[A-Z]{3}$/ },
  { name: 'profile of a region', path: 'profile/south-america', like: /^profile\/[a-z-]+$/ },
  { name: 'compare, nothing chosen', path: 'compare', like: /^compare$/ },
  { name: 'compare', path: 'compare?place=BOL&place=PER&place=COL', like: /^compare\?place=/ },
  { name: 'compare, too few', path: 'compare?place=BOL' },
  { name: 'value chains', path: 'value-chains', like: /^value-chains(\?.*)?$/ },
  { name: 'tables', path: 'paper', like: /^paper$/ },
  { name: 'table', path: 'paper/A6', like: /^paper\/(?!replication)[A-Za-z0-9]+(\?page=\d+)?$/ },
  { name: 'table with long texts', path: 'paper/claims' },
  { name: 'replication', path: 'paper/replication', like: /^paper\/replication(\?.*)?$/ },
  { name: 'replication, filtered', path: 'paper/replication?verdict=misprint&table=A6' },
  { name: 'replication, nothing found', path: 'paper/replication?check=none' },
  { name: 'standards', path: 'standards', like: /^standards$/ },
  { name: 'standard', path: 'standards/fsma-produce', like: /^standards\/(?!compare)[a-z0-9-]+$/ },
  { name: 'standards side by side, nothing chosen', path: 'standards/compare', like: /^standards\/compare$/ },
  { name: 'standards side by side', path: 'standards/compare?a=haccp&b=iso-9001', like: /^standards\/compare\?a=/ },
  { name: 'standards side by side, one twice', path: 'standards/compare?a=haccp&b=haccp' },
  { name: 'handbook', path: 'handbook', like: /^handbook$/ },
  { name: 'chapter', path: 'handbook/replication', like: /^handbook\/[a-z-]+$/ },
  { name: 'about', path: 'about', like: /^about$/ },
  { name: 'sign in', path: 'sign-in', like: /^sign-in(\?next=.*)?$/ },
  { name: 'without a line, nobody signed in', path: 'offline', like: /^offline$/ },
  { name: 'code from paper', path: 'welcome', like: /^welcome$/ },
  { name: 'not found', path: 'nothing/here', status: 404 },
  { name: 'standard not found', path: 'standards/hccp', status: 404 },
  { name: 'place not found', path: 'profile/bolibia', status: 404 },
];
