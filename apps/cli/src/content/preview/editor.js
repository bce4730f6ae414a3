// Loads the page again when a file was saved, and keeps where each phone was scrolled to.
const phones = [...document.querySelectorAll('[data-phone]')];
const name = (phone) => `scroll ${phone.getAttribute('src')}`;
for (const phone of phones)
  phone.addEventListener('load', () => {
    phone.contentWindow.scrollTo(0, Number(sessionStorage.getItem(name(phone)) ?? 0));
  });
new EventSource('/events').addEventListener('changed', () => {
  for (const phone of phones) sessionStorage.setItem(name(phone), String(phone.contentWindow.scrollY));
  location.reload();
});
