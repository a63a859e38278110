export function documentation() { return '# Profiles\n'; }
