/** The forms that the schemas ask for, in words. */
const forms: Readonly<Record<string, string>> = {
  '\\.csv$': 'the name of a file that ends in .csv',
  '^adopter/[a-z0-9-]+\\.csv$':
    'the name of a CSV file in the folder adopter: adopter/spinal-cord-stimulation.csv',
  '^(https?://|urn:)': 'a uri that begins with http://, https:// or urn:',
  '^https?://': 'a url that begins with http:// or https://',
  '^https?://[^\\s|#?]+[^/\\s|#?]$':
    'an http(s) url without "/" at its end and without "?", "#", "|" or spaces',
  '^[0-9a-f]{16}$': '16 hex digits in quotes, as "knart check --relock" writes them',
  '^[0-9a-f]{64}$': '64 hex digits in quotes, as "knart check --relock" writes them',
  '^[A-Z][A-Za-z0-9]{0,60}$': 'a capital letter, then letters and digits: AspnLowBackPain',
  '^all$': 'the word all, or a list of names',
  '^[^@\\s]+@[^@\\s]+$': 'an e-mail address',
  '^[^\\s]+$': 'a word without spaces',
  '^[a-z0-9]+(?:-[a-z0-9]+)*$': 'small letters and digits, joined by single hyphens: low-back-pain',
  '^[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+$': 'small words joined by full stops: org.example.low-back-pain',
  '^[a-z][a-z0-9-]*-$': 'small letters, digits and hyphens with a hyphen at the end: aspn-',
  '^\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?$': 'a version of three numbers in quotes: "0.1.0"',
  '^\\d{4}-\\d{2}-\\d{2}$': 'a date in quotes: "2026-11-25"',
};

/** What a pattern of a schema asks for, in words where we have them. */
export function patternWords(pattern: string): string {
  return forms[pattern] ?? `the form ${pattern}`;
}
