import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { createRoot } from 'solid-js';
import { createStore } from 'solid-js/store';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TextField } from '../fields/TextField.tsx';
import { activate } from '../i18n/state.ts';
import en from '../texts/en.ts';
import { createForm, type FormSettings } from './create-form.ts';
import { FormConflict } from './FormConflict.tsx';
import { FormFrame } from './FormFrame.tsx';
import { all, email, required } from './rules.ts';

interface Person {
  name: string;
  email: string;
}
const blank: Person = { name: '', email: '' };

beforeEach(() => {
  activate('en', { ui: en });
  sessionStorage.clear();
});
afterEach(cleanup);

function show(settings: Partial<FormSettings<Person>> = {}) {
  const onSubmit = settings.onSubmit ?? vi.fn();
  render(() => {
    const form = createForm<Person>({
      initial: blank,
      rules: { name: required, email: all(required, email) },
      onSubmit,
      ...settings,
    });
    return (
      <FormFrame form={form} submit="Save">
        <TextField label="Name" {...form.field('name')} />
        <TextField label="E-mail" {...form.field('email')} />
      </FormFrame>
    );
  });
  const type = (label: string, value: string) =>
    fireEvent.input(screen.getByLabelText(label), { target: { value } });
  const save = async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await new Promise((done) => setTimeout(done));
  };
  return { onSubmit, type, save };
}

describe('a form', () => {
  it('checks a field when it is left, not while it is typed', () => {
    const { type } = show();
    type('E-mail', 'nobody');
    expect(screen.queryByRole('alert')).toBeNull();
    fireEvent.blur(screen.getByLabelText('E-mail'));
    expect(screen.getByRole('alert').textContent).toBe(en.form.email);
    expect(screen.getByLabelText('E-mail').getAttribute('aria-invalid')).toBe('true');
    type('E-mail', 'nobody@');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('sends nothing while something is wrong, and puts the cursor there', async () => {
    const { onSubmit, save } = show();
    await save();
    expect(onSubmit).not.toHaveBeenCalled();
    expect(screen.getAllByRole('alert')).toHaveLength(2);
    expect(document.activeElement).toBe(screen.getByLabelText('Name'));
  });

  it('lands what the server refuses on its field', async () => {
    const reason = {
      kind: 'invalid',
      code: 'platform.input_invalid',
      facts: {},
      fields: [{ path: 'email', code: 'input.too_big', facts: { origin: 'string', maximum: 254 } }],
    };
    const { type, save } = show({ onSubmit: () => Promise.reject({ data: { reason } }) });
    type('Name', 'Li');
    type('E-mail', 'li@example.com');
    await save();
    expect(screen.getByRole('alert').textContent).toBe('At most 254 characters');
    expect(screen.getByLabelText('E-mail').getAttribute('aria-describedby')).toBe(
      screen.getByRole('alert').id,
    );
  });

  it('says above the buttons what belongs to no field', async () => {
    const reason = { kind: 'conflict', code: 'platform.changed_meanwhile', facts: {} };
    const { type, save } = show({ onSubmit: () => Promise.reject({ data: { reason } }) });
    type('Name', 'Li');
    type('E-mail', 'li@example.com');
    await save();
    expect(screen.getByRole('alert').textContent).toBe(en.errors.changed_meanwhile);
  });
});

describe('a draft', () => {
  const make = (settings: Partial<FormSettings<Person>> = {}) =>
    createRoot((dispose) => ({
      dispose,
      form: createForm<Person>({
        initial: blank,
        onSubmit: () => undefined,
        draft: 'people.new',
        ...settings,
      }),
    }));

  it('survives the page, and says that it is one', () => {
    const first = make();
    first.form.set('name', 'Li');
    first.dispose();
    const second = make();
    expect(second.form.values).toEqual({ name: 'Li', email: '' });
    expect(second.form.restored()).toBe(true);
    second.form.reset();
    second.dispose();
    expect(make().form.values.name).toBe('');
  });

  it('goes when the form was sent, and stays when it was refused', async () => {
    const refused = make({ onSubmit: () => Promise.reject(new Error('cut off')) });
    refused.form.set('name', 'Li');
    expect(await refused.form.submit()).toBe(false);
    refused.dispose();
    const sent = make();
    expect(sent.form.values.name).toBe('Li');
    expect(await sent.form.submit()).toBe(true);
    sent.dispose();
    expect(make().form.restored()).toBe(false);
  });
});

describe('the version of what is edited', () => {
  it('is the one the reader saw, though the record was refreshed behind the form', async () => {
    let version = 3;
    const onSubmit = vi.fn();
    const form = createRoot(() =>
      createForm({ initial: () => ({ ...blank }), version: () => version, onSubmit }),
    );
    form.set('name', 'Li');
    version = 4;
    await form.submit();
    expect(onSubmit).toHaveBeenCalledWith({ name: 'Li', email: '' }, 3);
    form.reset();
    await form.submit();
    expect(onSubmit).toHaveBeenLastCalledWith(blank, 4);
  });

  it('comes back with the draft', () => {
    const make = (version: number, onSubmit = vi.fn()) =>
      createRoot((dispose) => ({
        dispose,
        onSubmit,
        form: createForm({ initial: blank, version: () => version, onSubmit, draft: 'people.1' }),
      }));
    const first = make(3);
    first.form.set('name', 'Li');
    first.dispose();
    const second = make(5);
    void second.form.submit();
    expect(second.onSubmit).toHaveBeenCalledWith({ name: 'Li', email: '' }, 3);
  });

  it('lets the later one see both versions, keep theirs, or save on top of the newer', async () => {
    const current = { name: 'Zhou', email: 'li@example.com', version: 7 };
    const reason = { kind: 'conflict', code: 'platform.changed_meanwhile', facts: { current } };
    const onSubmit = vi.fn().mockRejectedValueOnce({ data: { reason } }).mockResolvedValue(undefined);
    render(() => {
      const form = createForm<Person>({
        initial: { name: 'Li', email: 'li@example.com' },
        version: () => 6,
        onSubmit,
      });
      return (
        <FormFrame form={form} submit="Save">
          <FormConflict form={form} labels={{ name: 'Name', email: 'E-mail' }} />
        </FormFrame>
      );
    });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await new Promise((done) => setTimeout(done));
    const cells = screen.getAllByRole('cell').map((cell) => cell.textContent);
    expect(cells).toEqual(['Zhou', 'Li']);
    fireEvent.click(screen.getByRole('button', { name: en.conflict.keepMine }));
    await new Promise((done) => setTimeout(done));
    expect(onSubmit).toHaveBeenLastCalledWith({ name: 'Li', email: 'li@example.com' }, 7);
  });

  it('begins with lists that are still the answer’s own', () => {
    const [answer] = createStore({ workdays: [true, false] });
    createRoot((dispose) => {
      const form = createForm({ initial: () => ({ ...answer }), onSubmit: vi.fn() });
      expect([...form.values.workdays]).toEqual([true, false]);
      form.set('workdays', [true, true]);
      expect([...answer.workdays]).toEqual([true, false]);
      dispose();
    });
  });
});
